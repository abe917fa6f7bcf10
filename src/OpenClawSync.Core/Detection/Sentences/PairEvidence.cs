using System.Buffers;
using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Finds the second half of a name and a password: <c>bob@example.org / …</c>, <c>admin / …</c>.</summary>
internal static class PairEvidence
{
    private const int MaxNameLength = 40;
    private const int MaxLogin = 24;

    private static readonly SearchValues<char> RowMarks = SearchValues.Create("0123456789_!@#$%&*");
    private const int MinLetters = 4;
    private const int MinMixed = 8;

    private static readonly SearchValues<char> LoginCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>Whether the value stands after a name and a sign that joins the two.</summary>
    public static bool IsPair(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, int at, int points)
    {
        var value = text[tokens[at].Start..tokens[at].End];
        if (at < 2 || points < ValueEvidence.RareWord || Shapes.IsNumeric(value) || Shapes.IsIdentifier(value))
        {
            return false;
        }

        var sign = tokens[at - 1];
        var name = tokens[at - 2];
        if (!name.IsText)
        {
            return false;
        }

        var isMail = IsMail(text[name.Start..name.End]);
        var isAdmin = name.Is(WordRole.Account);
        var joined = sign.Kind switch
        {
            TokenKind.Slash or TokenKind.Assign => true,
            TokenKind.Comma or TokenKind.Line or TokenKind.Dash => points >= ValueEvidence.Odd,
            _ => text[sign.Start..sign.End] is "+" or ">" or "&" || IsAnd(text, sign, name),
        };
        if (!joined)
        {
            return false;
        }

        if (points < ValueEvidence.RareWord + 1 && !isMail && !isAdmin)
        {
            return false;
        }

        if (IsAnd(text, sign, name))
        {
            return points >= ValueEvidence.Odd || (points > ValueEvidence.RareWord && AccessEvidence.HasVerb(tokens, at));
        }

        if (isMail)
        {
            return sign.Kind != TokenKind.Assign || points > ValueEvidence.RareWord;
        }

        if (sign.Kind == TokenKind.Slash && isAdmin)
        {
            // `account/collection` and `google/gemini-3-flash` are names.
            return sign.Start > name.End
                ? points > ValueEvidence.RareWord || SentencePlace.IsLast(tokens, at)
                : points > ValueEvidence.RareWord && !IsSlug(value);
        }

        if (
            sign.Kind == TokenKind.Slash
            && points >= ValueEvidence.Odd
            && (HasAddress(tokens, at - 2) || (NounEvidence.IsUnmistakable(value) && SentenceNouns.CanBeValue(name)))
        )
        {
            return true;
        }

        if (
            sign.Kind == TokenKind.Slash
            && SentenceNouns.CanBeValue(name)
            && (
                points >= ValueEvidence.Random
                    ? sign.Start > name.End && (NounEvidence.IsGenerated(value) || IsMixed(value))
                    : points > ValueEvidence.RareWord && IsRow(tokens, at) && value.ContainsAny(RowMarks)
            )
        )
        {
            return true;
        }

        // `ellen:dashboards4fun`, `yuki_k, …`
        var isTouching = sign.Start == name.End && sign.End == tokens[at].Start;
        if (
            IsLoginName(text[name.Start..name.End])
            && SentenceNouns.CanBeValue(name)
            && IsMixed(value)
            && sign.Kind switch
            {
                TokenKind.Assign => isTouching && points >= ValueEvidence.Numbered,
                TokenKind.Comma => points >= ValueEvidence.Random && text[name.Start..name.End].ContainsAny('_', '.'),
                TokenKind.Line => false,
                _ => !isTouching && points >= ValueEvidence.Numbered,
            }
        )
        {
            return true;
        }

        return (
                sign.Kind == TokenKind.Slash || (sign.Kind == TokenKind.Assign && points >= ValueEvidence.Odd && HasAccount(tokens, at - 2))
            )
            && SentenceNouns.CanBeValue(name)
            && name.Length <= MaxNameLength
            && (points >= ValueEvidence.Odd || SentencePlace.IsLast(tokens, at))
            && HasNoun(tokens, at - 2);
    }

    // `with admin and …`, `my usual email and …`
    private static bool IsAnd(ReadOnlySpan<char> text, in SentenceToken sign, in SentenceToken name) =>
        sign.Kind == TokenKind.Word
        && sign.Length <= 3
        && sign.Is(WordRole.Filler)
        && !sign.Is(WordRole.With)
        && name.Is(WordRole.Account)
        && text[sign.Start] != '-';

    // Letters and digits, and more than the name of a thing has: `Cobalt%Raven41`, `quadernoGiallo6`.
    private static bool IsMixed(ReadOnlySpan<char> value)
    {
        var shape = TextShape.Measure(value);
        return shape.Digits > 0
            && shape.Letters >= MinLetters
            && value.Length >= MinMixed
            && !value.ContainsAny('/', ':')
            && (shape is { Upper: > 0, Lower: > 0 } || value[1..^1].ContainsAny(ValueEvidence.StrongMarks) || shape.Letters > MinMixed);
    }

    private static bool IsSlug(ReadOnlySpan<char> value) =>
        value.Contains('-') && !value.ContainsAny(ValueEvidence.StrongMarks) && TextShape.Measure(value).Upper == 0;

    private static bool IsLoginName(ReadOnlySpan<char> name) =>
        name.Length is > 1 and <= MaxLogin && !name.ContainsAnyExcept(LoginCharacters) && Chars.IsLower(name[0]);

    // `forum | ana | …`: the third cell of a line.
    private static bool IsRow(ReadOnlySpan<SentenceToken> tokens, int at) =>
        at >= 4
        && tokens[at - 3].Kind == TokenKind.Slash
        && tokens[at - 4].IsText
        && (at == 4 || at == 5 || tokens[at - 5].Kind != TokenKind.Slash);

    private static bool IsMail(ReadOnlySpan<char> name) =>
        name.IndexOf('@') is > 0 and var at && name[(at + 1)..].Contains('.') && name.Length <= 2 * MaxNameLength;

    private static bool HasAddress(ReadOnlySpan<SentenceToken> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 4; i--)
        {
            if (tokens[i].Kind == TokenKind.Address)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAccount(ReadOnlySpan<SentenceToken> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 16; i--)
        {
            if (tokens[i].Is(WordRole.Account))
            {
                return true;
            }
        }

        return false;
    }

    // A word for a login, a device or a password in the line before the name.
    private static bool HasNoun(ReadOnlySpan<SentenceToken> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 10; i--)
        {
            if (SentenceNouns.IsSecret(tokens[i]))
            {
                return true;
            }
        }

        return false;
    }
}
