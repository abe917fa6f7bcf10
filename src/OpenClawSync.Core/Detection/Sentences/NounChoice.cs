using System.Buffers;
using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Chooses for a value the noun of its sentence, or of the lines above, that speaks most for it.</summary>
/// <param name="text">The whole text.</param>
/// <param name="tokens">The tokens of the sentence and of a few lines below it.</param>
/// <param name="spoken">The languages that the sentence may be in.</param>
/// <param name="nouns">Takes the indexes of the words that a secret may belong to; as long as the tokens.</param>
internal readonly ref struct NounChoice(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, ulong spoken, Span<byte> nouns)
{
    private const int MaxEvidentDistance = 8;
    private const int MaxToDevice = 8;
    private const int MaxToAction = 3;

    // What digits in words stand for.
    private const string SpelledOut = "0000";

    private static readonly SearchValues<string> KeyTriggers = SearchValues.Create(
        ["pass", "pwd", "secret", "token", "key", "auth", "cred"],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<char> ForeignLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz._&-+");

    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadOnlySpan<SentenceToken> _tokens = tokens;
    private readonly ulong _spoken = spoken;
    private readonly ReadOnlySpan<byte> _nouns = nouns[..ReadNouns(tokens, nouns)];
    private readonly bool _hasNoun = HasNoun(tokens);

    /// <summary>The points of a value with the noun that speaks most for it.</summary>
    /// <param name="at">The index of the value.</param>
    /// <param name="points">Its points by itself.</param>
    public int Best(int at, int points)
    {
        var value = _tokens[at].Kind == TokenKind.Digits ? SpelledOut : _text[_tokens[at].Start.._tokens[at].End];
        var best = 0;
        foreach (int noun in _nouns)
        {
            if (
                noun == at
                || !(SentenceNouns.IsSecret(_tokens[noun]) || SentenceNouns.IsAction(_tokens[noun]) || IsAsked(noun, at))
                || (noun > at && !CanFollow(_tokens[noun], points))
                || IsKeyOf(noun, at, points)
            )
            {
                continue;
            }

            var word = _tokens[noun].Word!;
            var languages = (word.Languages & Lexicon.Default.NoLanguage) != 0 ? _spoken : word.Languages & _spoken;
            var link =
                noun > at ? LinkEvidence.Backward(_tokens, at, noun, languages)
                : LabelEvidence.IsBelow(_tokens, noun, at) ? LabelEvidence.Points(_text, _tokens, noun, at)
                : LinkEvidence.Forward(_text, _tokens, noun, at, languages);
            if (
                link == 0
                && points >= ValueEvidence.Random
                && IsEvident(noun, at, value)
                && SentencePlace.IsSameSentence(_tokens, noun, at)
                && !IsNamedOtherwise(at)
            )
            {
                // Nothing else looks so, whatever stands between.
                link = 1;
            }

            if (
                noun > at
                && (
                    link < SentenceJudge.PlainLink
                        ? Shapes.IsIdentifier(value)
                        : IsPlain(at, points) && !IsForeign(noun, value) && (value.Contains('-') || !HasActionBefore(at))
                )
            )
            {
                // `checksum …, key in the drawer`; `view-conceal for passwords`
                continue;
            }

            if (link > 0)
            {
                var isQuoted = _tokens[at].Kind == TokenKind.Quoted;
                if (
                    points <= ValueEvidence.RareWord
                    && !value.ContainsAny(CharSets.Digits)
                    && !isQuoted
                    && !IsForeign(noun, value)
                    && (link < SentenceJudge.PlainLink || (noun < at && !SentencePlace.IsLast(_tokens, at)))
                )
                {
                    continue;
                }

                var sum = NounEvidence.Points(word, value, points, link, _hasNoun, word.Has(WordRole.Key) && HasDeviceBefore(noun));
                if (sum == 0 && IsSaid(noun, at, points, link, value))
                {
                    sum = Math.Max(points, ValueEvidence.Number) + link;
                }

                best = Math.Max(
                    best,
                    sum == 0
                        ? 0
                        : sum
                            + (SentencePlace.IsLast(_tokens, at) ? SentenceJudge.EndPoints : 0)
                            + (isQuoted ? SentenceJudge.QuotedPoints : 0)
                            + (IsForeign(noun, value) ? SentenceJudge.ForeignPoints : 0)
                            - (SentencePlace.IsIdentified(_tokens, at) ? SentenceJudge.Enough : 0)
                );
            }
        }

        return best;
    }

    // In answer to `how do I get into the shed?`; after `they changed the password. New one: …`
    private bool IsSaid(int noun, int at, int points, int link, ReadOnlySpan<char> value) =>
        !Shapes.IsIdentifier(value)
        && (
            LabelEvidence.IsBelow(_tokens, noun, at)
                ? (points > ValueEvidence.RareWord || value is [>= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9'])
                    && LabelEvidence.IsAnswer(_text, _tokens, noun, at)
                : noun < at
                    && link >= SentenceJudge.PlainLink
                    && points > ValueEvidence.RareWord
                    && (_tokens[noun].Is(WordRole.New) || _tokens[noun].Is(WordRole.Old))
                    && _tokens[noun + 1].Kind == TokenKind.Assign
                    && HasPasswordBefore(noun)
        );

    private bool HasPasswordBefore(int at)
    {
        for (var i = at - 1; i >= 0 && _tokens[i].Kind != TokenKind.Line; i--)
        {
            if (_tokens[i].Is(WordRole.Password))
            {
                return true;
            }
        }

        return false;
    }

    // In `how do we get in?` a verb asks for what is on the line below.
    private bool IsAsked(int verb, int at) => verb < at && _tokens[verb].Is(WordRole.Enter) && LabelEvidence.IsBelow(_tokens, verb, at);

    // Before its noun stands a value that is named so, or one that looks like nothing else: `X opens the door`.
    private static bool CanFollow(in SentenceToken noun, int points) =>
        SentenceNouns.IsStrong(noun)
        || (SentenceNouns.IsSecret(noun) && points >= ValueEvidence.Odd)
        || (noun.Is(WordRole.Use) && points >= ValueEvidence.Random);

    // `password: …` in English is read by the scanner for keys, which knows code and settings better.
    private bool IsKeyOf(int noun, int at, int points)
    {
        if (noun >= at || _tokens[noun + 1].Kind != TokenKind.Assign || noun + 2 != at)
        {
            return false;
        }

        var name = _text[_tokens[noun].Start.._tokens[noun].End];
        return name.ContainsAny(KeyTriggers)
            && KeyName.Classify(name[(name.LastIndexOf(' ') + 1)..]) switch
            {
                KeyStrength.Token => true,
                KeyStrength.Password => ((points > ValueEvidence.RareWord && !IsSmall(at)) || !IsOneWord(at)) && !IsNative(at),
                _ => false,
            };
    }

    // Letters of another language than that of programs, or small and capital letters beside an underscore: no name of a variable.
    private bool IsNative(int at)
    {
        var value = _text[_tokens[at].Start.._tokens[at].End];
        return !value.ContainsAny(' ', '(')
            && (value.ContainsAnyExcept(CharSets.Ascii) || (value.Contains('_') && TextShape.Measure(value) is { Upper: > 0, Lower: > 0 }));
    }

    // However long: names of variables have capitals or underscores.
    private bool IsSmall(int at) => !_text[_tokens[at].Start.._tokens[at].End].ContainsAnyExcept(CharSets.LowerLetters);

    private bool IsOneWord(int at)
    {
        foreach (var c in _text[_tokens[at].Start.._tokens[at].End])
        {
            if (!char.IsLetter(c))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasDeviceBefore(int noun)
    {
        for (var i = noun - 1; i >= 0 && i >= noun - MaxToDevice && _tokens[i].Kind is not (TokenKind.Line or TokenKind.Stop); i--)
        {
            if (_tokens[i].Is(WordRole.Device))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsPlain(int at, int points) => points <= ValueEvidence.RareWord && _tokens[at].Kind != TokenKind.Quoted;

    // What begins a clause, or follows `use`, `changed to`, `with`.
    private bool HasActionBefore(int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - MaxToAction && _tokens[i].IsText; i--)
        {
            if (SentenceNouns.IsAction(_tokens[i]) || _tokens[i].Is(WordRole.With) || _tokens[i].Is(WordRole.Is))
            {
                return true;
            }

            if (!_tokens[i].Is(WordRole.Filler))
            {
                return false;
            }
        }

        return true;
    }

    // `PublicKey = …` says that the value is none of the noun.
    private bool IsNamedOtherwise(int at)
    {
        var before = at - 1;
        while (before > 0 && !_tokens[before].IsText && _tokens[before].Kind != TokenKind.Line)
        {
            before--;
        }

        return before >= 0 && before < at - 1 && (_tokens[before].Is(WordRole.Other) || _tokens[before].Is(WordRole.Identifier));
    }

    private bool IsEvident(int noun, int at, ReadOnlySpan<char> value) =>
        NounEvidence.IsUnmistakable(value)
        || (Math.Abs(noun - at) <= MaxEvidentDistance && SentenceNouns.IsStrong(_tokens[noun]) && NounEvidence.IsGenerated(value));

    private static int ReadNouns(ReadOnlySpan<SentenceToken> tokens, Span<byte> nouns)
    {
        var count = 0;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (SentenceNouns.IsSecret(tokens[at]) || SentenceNouns.IsAction(tokens[at]) || tokens[at].Is(WordRole.Enter))
            {
                nouns[count++] = (byte)at;
            }
        }

        return count;
    }

    private static bool HasNoun(ReadOnlySpan<SentenceToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (SentenceNouns.IsSecret(token))
            {
                return true;
            }
        }

        return false;
    }

    // A word in small Latin letters stands out in a sentence of another script.
    private bool IsForeign(int noun, ReadOnlySpan<char> value) =>
        _text[_tokens[noun].Start] >= '\u0370' && !value.ContainsAnyExcept(ForeignLetters);
}
