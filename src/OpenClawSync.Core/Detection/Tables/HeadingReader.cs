using System.Buffers;
using OpenClawSync.Detection.Keys;
using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Sentences;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Tables;

/// <summary>Tells which secrets a heading, or the label of a row, names in any language.</summary>
internal static class HeadingReader
{
    private const int MaxLength = 64;
    private const int MaxTokens = 16;
    private const int MaxWords = 7;
    private const int MaxPureWords = 5;
    private const int MaxGenericLength = 7;

    private static readonly SearchValues<char> CodeMarks = SearchValues.Create("{}<>=");

    // The words for "code" begin so where they also name other things: error codes, codes of countries.
    private static readonly string[] GenericCodes =
    [
        "cod",
        "kod",
        "kood",
        "код",
        "コード",
        "代码",
        "代碼",
        "编码",
        "코드",
        "کد",
        "קוד",
        "कोड",
        "কোড",
    ];

    /// <summary>What the text of a cell says as a heading.</summary>
    public static TableHeading Read(ReadOnlySpan<char> text, in TableCell cell, ExtraNames? names)
    {
        if (names is not null && cell.Length is > 0 and <= MaxLength && ExtraNameScanner.IsName(text, names, cell.Start, cell.End))
        {
            return new TableHeading(HeadingKinds.Password, true, false);
        }

        if (
            cell.Length is < 2 or > MaxLength
            || text[cell.Start..cell.End].ContainsAny(CodeMarks)
            || !HasLetter(text[cell.Start..cell.End])
        )
        {
            return default;
        }

        var tokens = ArrayPool<SentenceToken>.Shared.Rent(MaxTokens);
        try
        {
            var count = new SentenceReader(text, tokens.AsSpan(0, MaxTokens)).Read(cell.Start, cell.End);
            return count is > 0 and < MaxTokens ? Judge(text, cell, tokens.AsSpan(0, count)) : default;
        }
        finally
        {
            ArrayPool<SentenceToken>.Shared.Return(tokens, clearArray: true);
        }
    }

    private static TableHeading Judge(ReadOnlySpan<char> text, in TableCell cell, ReadOnlySpan<SentenceToken> tokens)
    {
        var name = text[cell.Start..cell.End];
        var (roles, languages, nouns, words, unknown) = (HeadingKinds.None, 0UL, 0, 0, 0);
        foreach (var token in tokens)
        {
            if (token.Kind is TokenKind.Assign or TokenKind.Question)
            {
                return default;
            }

            if (!token.IsText)
            {
                continue;
            }

            words++;
            unknown += token.Word is null || token.Is(WordRole.Common) ? 1 : 0;
            if (SentenceNouns.IsStrong(token))
            {
                nouns++;
                roles |= KindsOf(token.Word!);
                languages |= NounLanguages(token.Word!);
            }
        }

        if (words > MaxWords || (!SentenceNouns.IsStrong(tokens[^1]) && EndsHarmless(name)))
        {
            return default;
        }

        if (nouns > 0)
        {
            return SaysOther(tokens, languages) ? default
                : IsPin(name) ? new TableHeading(HeadingKinds.Pin, true, false)
                : new TableHeading(roles, unknown <= 1 && words <= MaxPureWords, words == 1 && IsGeneric(name, roles));
        }

        return name.Contains(' ') ? JudgeLogin(tokens, words, unknown)
            : KindOf(KeyName.Classify(name)) is var kind and not HeadingKinds.None ? new TableHeading(kind, true, false)
            : JudgeLogin(tokens, words, unknown);
    }

    // `Zugang`, `Admin login`: the cells hold a name and a password.
    private static TableHeading JudgeLogin(ReadOnlySpan<SentenceToken> tokens, int words, int unknown)
    {
        var isLogin = false;
        foreach (var token in tokens)
        {
            isLogin |= token.Is(WordRole.Account);
        }

        return isLogin && words <= 3 && unknown <= 1 ? new TableHeading(HeadingKinds.Login, true, false) : default;
    }

    // `Password changed`, `Passwort geändert`, `key id`.
    private static bool SaysOther(ReadOnlySpan<SentenceToken> tokens, ulong languages)
    {
        foreach (var token in tokens)
        {
            if (
                token.IsText
                && !SentenceNouns.IsStrong(token)
                && !token.Is(WordRole.Filler, languages)
                && !token.Is(WordRole.New, languages)
                && !token.Is(WordRole.Old, languages)
                && (
                    token.Is(WordRole.State, languages)
                    || token.Is(WordRole.Change, languages)
                    || token.Is(WordRole.Use, languages)
                    || token.Is(WordRole.Is, languages)
                    || token.Is(WordRole.Identifier, languages)
                    || token.Is(WordRole.Other, languages)
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPin(ReadOnlySpan<char> name) =>
        name.Equals("pin", StringComparison.OrdinalIgnoreCase) || name.Equals("pins", StringComparison.OrdinalIgnoreCase);

    private static bool EndsHarmless(ReadOnlySpan<char> name)
    {
        var last = name[(name.LastIndexOfAny(" _-") + 1)..];
        Span<char> lower = stackalloc char[24];
        return last.Length is > 0 and <= 24
            && last.Length < name.Length
            && last.ToLowerInvariant(lower) is > 0 and var length
            && KeyLexicon.KindOf(lower[..length]) == WordKind.Harmless;
    }

    private static HeadingKinds KindsOf(LexiconWord word) =>
        (word.Has(WordRole.Password) ? HeadingKinds.Password : 0)
        | (word.Has(WordRole.Key) ? HeadingKinds.Key : 0)
        | (word.Has(WordRole.Code) ? HeadingKinds.Code : 0)
        | (word.Has(WordRole.Phrase) ? HeadingKinds.Phrase : 0);

    private static ulong NounLanguages(LexiconWord word) =>
        word.LanguagesOf(WordRole.Password)
        | word.LanguagesOf(WordRole.Key)
        | word.LanguagesOf(WordRole.Code)
        | word.LanguagesOf(WordRole.Phrase);

    private static HeadingKinds KindOf(KeyStrength strength) =>
        strength switch
        {
            KeyStrength.Password => HeadingKinds.Password,
            KeyStrength.Token => HeadingKinds.Key,
            KeyStrength.Code => HeadingKinds.Code,
            KeyStrength.Phrase => HeadingKinds.Phrase | HeadingKinds.Password,
            _ => HeadingKinds.None,
        };

    private static bool IsGeneric(ReadOnlySpan<char> name, HeadingKinds kinds)
    {
        if (kinds == HeadingKinds.Key)
        {
            return KeyName.Classify(name) is KeyStrength.Hint or KeyStrength.None && name.Length <= MaxGenericLength;
        }

        Span<char> folded = stackalloc char[2 * MaxLength];
        if (kinds != HeadingKinds.Code || name.Length > MaxGenericLength || FoldedText.Fold(name, folded) is not (> 0 and var length))
        {
            return false;
        }

        foreach (var code in GenericCodes)
        {
            if (folded[..length].StartsWith(code) || name.StartsWith(code))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasLetter(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (Chars.IsLetter(c) || (c > 127 && char.IsLetter(c)))
            {
                return true;
            }
        }

        return false;
    }
}
