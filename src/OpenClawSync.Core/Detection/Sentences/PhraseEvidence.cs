using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Scanning;

namespace OpenClawSync.Detection.Sentences;

/// <summary>
/// Finds secrets of several words: after a noun such as <c>code word</c> any words up to the end of the clause count, below a label and
/// in answer to a question those of the line.
/// </summary>
internal static class PhraseEvidence
{
    private const int MaxWords = 6;
    private const int MaxLongPhrase = 12;

    // Fewer words than these are not yet a passphrase, unless a noun says that they are.
    private const int MinWords = 3;
    private const int MinSentence = 4;
    private const int MaxToNoun = 10;
    private const int MaxToSentence = 4;
    private const int MaxSentence = 24;

    // In a longer line a noun is part of what a sentence says.
    private const int MaxLabelWords = 7;

    /// <summary>Marks the words; true when there are any.</summary>
    public static bool Mark(ref Scan scan, ReadOnlySpan<SentenceToken> tokens, Span<bool> found, ulong languages)
    {
        var any = false;
        var text = scan.Text;
        for (var at = 1; at < tokens.Length; at++)
        {
            // An answer begins after the name of who speaks.
            var first = tokens[at - 1].Kind == TokenKind.Line ? PhraseQuestion.StartOfAnswer(tokens, at) : at;
            var end = first > at ? EndOfAnswer(text, tokens, first) : EndOfPhrase(text, tokens, at, languages);
            if (end > first)
            {
                scan.Sentences.IsTechnical ??= TechnicalText.IsTechnical(text);
                if (scan.Sentences.IsTechnical == true)
                {
                    return any;
                }

                found[first..end].Fill(true);
                any = true;
                at = end;
            }
        }

        return any;
    }

    // Where the phrase ends that begins here; the same place for none.
    private static int EndOfPhrase(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, int at, ulong languages)
    {
        var joint = tokens[at - 1];
        if (IsWholeSentence(tokens, at - 1))
        {
            return EndOfLine(tokens, at);
        }

        if (joint.Kind == TokenKind.Line)
        {
            return EndBelow(text, tokens, at, languages);
        }

        if (joint.Kind == TokenKind.Assign || joint.Is(WordRole.Is, languages))
        {
            return NounBefore(tokens, at - 1) switch
            {
                >= 0 and var noun when IsPhrase(tokens[noun]) => EndAfterNoun(text, tokens, at, languages),
                >= 0 when joint.Kind == TokenKind.Assign => EndOfWords(text, tokens, at),
                _ => at,
            };
        }

        if (tokens[at].Is(WordRole.Sentence))
        {
            return at;
        }

        var isSaid =
            IsPhrase(joint)
            || (
                (joint.Is(WordRole.With) || joint.Is(WordRole.Sentence))
                && text[joint.Start..joint.End].Contains(' ')
                && AccessEvidence.HasVerb(tokens, at)
            );
        return isSaid ? EndOfSentence(text, tokens, at, languages) : at;
    }

    // `the password is a sentence: …`, `la contraseña es la frase …`
    private static bool IsWholeSentence(ReadOnlySpan<SentenceToken> tokens, int joint)
    {
        if (joint < 1 || !(tokens[joint].Kind == TokenKind.Assign || tokens[joint].Is(WordRole.Sentence)))
        {
            return false;
        }

        for (var i = joint; i >= 0 && i >= joint - MaxToSentence && tokens[i].Kind is not (TokenKind.Line or TokenKind.Stop); i--)
        {
            if (tokens[i].Is(WordRole.Sentence))
            {
                return NounBefore(tokens, i) >= 0 || SentenceNouns.IsStrong(tokens[joint - 1]);
            }
        }

        return false;
    }

    private static int EndOfLine(ReadOnlySpan<SentenceToken> tokens, int at)
    {
        var end = at;
        var words = 0;
        while (end < tokens.Length && tokens[end].Kind != TokenKind.Line)
        {
            words += tokens[end].IsText ? 1 : 0;
            end++;
        }

        return words is >= MinWords and <= MaxSentence ? end : at;
    }

    // After `the code word is` and `code word:`.
    private static int EndAfterNoun(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, int at, ulong languages)
    {
        var (end, rare) = Read(text, tokens, at);
        var isMarked =
            tokens[at - 1].Kind == TokenKind.Assign || tokens[at].Kind == TokenKind.Quoted || char.IsUpper(text[tokens[at].Start]);
        var needed = isMarked && end - at <= MaxWords ? 1 : 2;
        return rare >= needed && end - at <= MaxLongPhrase && !IsAboutWord(tokens[at], languages) ? end : at;
    }

    // `the phrase seven tired otters cross the bridge`: so many words that no list has are no longer what is said about the phrase.
    private static int EndOfSentence(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, int at, ulong languages)
    {
        var (end, rare) = Read(text, tokens, at);
        var isName = char.IsUpper(text[tokens[at].Start]) && at > 1 && end - at <= MinWords && rare > 0 && tokens[at].Word is null;
        return (isName || (end - at >= MinSentence && end - at <= MaxLongPhrase && rare >= MinWords)) && !IsAboutWord(tokens[at], languages)
            ? end
            : at;
    }

    // After `password:` words that make no sentence: none of them is a function word, and most are in no list.
    private static int EndOfWords(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, int at)
    {
        var (end, rare) = Read(text, tokens, at);
        if (end - at is < MinWords or > MaxWords || rare < MinWords || (end < tokens.Length && tokens[end].Kind == TokenKind.Assign))
        {
            return at;
        }

        for (var i = at; i < end; i++)
        {
            if (
                tokens[i].Word is { } word && !word.Has(WordRole.Common)
                || tokens[i].Is(WordRole.Filler)
                || char.IsUpper(text[tokens[i].Start])
            )
            {
                return at;
            }
        }

        return end;
    }

    // Below a label that ends with the noun, on a line of its own.
    private static int EndBelow(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, int at, ulong languages)
    {
        var line = at - 1;
        while (line > 0 && !tokens[line - 1].IsText && tokens[line - 1].Kind != TokenKind.Assign)
        {
            line--;
        }

        if (line == 0 || !IsLabel(tokens, line))
        {
            return at;
        }

        var noun = NounBefore(tokens, tokens[line - 1].Kind == TokenKind.Assign ? line - 2 : line - 1);
        var (end, rare) = Read(text, tokens, at);
        return
            noun >= 0
            && (IsPhrase(tokens[noun]) || tokens[noun].Is(WordRole.Password))
            && end - at >= MinWords
            && end - at <= MaxLongPhrase
            && (rare >= 2 || (rare > 0 && end - at > MinWords && !HasFunctionWord(tokens[at..end])))
            && char.IsUpper(text[tokens[at].Start]) is false
            && (end == tokens.Length || tokens[end].Kind == TokenKind.Line)
            && (!IsAboutWord(tokens[at], languages) || !HasFunctionWord(tokens[at..end]))
            ? end
            : at;
    }

    private static bool HasFunctionWord(ReadOnlySpan<SentenceToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Is(WordRole.Filler))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLabel(ReadOnlySpan<SentenceToken> tokens, int line)
    {
        var words = 0;
        for (var i = line - 1; i >= 0 && tokens[i].Kind != TokenKind.Line; i--)
        {
            words += tokens[i].IsText ? 1 : 0;
            if (tokens[i].Kind is TokenKind.Stop or TokenKind.Comma)
            {
                return false;
            }
        }

        return words <= MaxLabelWords;
    }

    // `Agent: what is the code word?`, `Me: lilac teapot`
    private static int EndOfAnswer(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, int at)
    {
        var (end, rare) = Read(text, tokens, at);
        return
            rare > 0
            && end - at <= MaxWords
            && (end == tokens.Length || tokens[end].Kind is TokenKind.Line or TokenKind.Stop)
            && (tokens[at].Word is null || Scripts.IsUnspaced(text[tokens[at].Start]))
            && !text[tokens[at].Start..tokens[end - 1].End].ContainsAny('、', '，', ',')
            ? end
            : at;
    }

    private static (int End, int Rare) Read(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, int at)
    {
        var (end, rare) = (at, 0);
        while (end < tokens.Length && end - at <= MaxLongPhrase && tokens[end].IsText && tokens[end].Kind != TokenKind.Address)
        {
            rare += IsRare(text, tokens[end]) ? 1 : 0;
            end++;
        }

        return (end, rare);
    }

    // A sentence about the word rather than the word itself begins with what can be said of one.
    private static bool IsAboutWord(in SentenceToken token, ulong languages) =>
        token.Is(WordRole.State, languages) || token.Is(WordRole.Use, languages);

    private static bool IsRare(ReadOnlySpan<char> text, in SentenceToken token) =>
        token.Word is null && ValueEvidence.Measure(text[token.Start..token.End]) > 0;

    /// <summary>Whether the word names a phrase, and no password.</summary>
    public static bool IsPhrase(in SentenceToken token) =>
        SentenceNouns.IsStrong(token) && token.Is(WordRole.Phrase) && !token.Is(WordRole.Password);

    // The nearest noun before, in the same sentence; -1 for none.
    private static int NounBefore(ReadOnlySpan<SentenceToken> tokens, int at)
    {
        for (var i = at; i >= 0 && i >= at - MaxToNoun && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Line); i--)
        {
            if (SentenceNouns.IsStrong(tokens[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
