using OpenClawSync.Detection.Language;

namespace OpenClawSync.Detection.Sentences;

/// <summary>
/// Finds the words after a noun such as <c>code word</c>: they may be any words, so that all of them up to the end of the clause count.
/// </summary>
internal static class PhraseEvidence
{
    private const int MaxWords = 6;

    /// <summary>Marks the words; true when there are any.</summary>
    public static bool Mark(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, Span<bool> found, ulong languages)
    {
        var any = false;
        for (var at = 1; at < tokens.Length; at++)
        {
            if (!IsJoint(tokens[at - 1], languages) || !HasNounBefore(tokens, at - 1))
            {
                continue;
            }

            var end = at;
            var rare = 0;
            while (end < tokens.Length && end - at <= MaxWords && tokens[end].IsText && tokens[end].Kind != TokenKind.Address)
            {
                rare += IsRare(text, tokens[end]) ? 1 : 0;
                end++;
            }

            // A sentence about the word rather than the word itself begins with what can be said of one.
            if (
                rare
                    < (
                        tokens[at - 1].Kind == TokenKind.Assign
                        || tokens[at].Kind == TokenKind.Quoted
                        || char.IsUpper(text[tokens[at].Start])
                            ? 1
                            : 2
                    )
                || end - at > MaxWords
                || tokens[at].Is(WordRole.State, languages)
                || tokens[at].Is(WordRole.Use, languages)
            )
            {
                continue;
            }

            found[at..end].Fill(true);
            any = true;
            at = end;
        }

        return any;
    }

    private static bool IsJoint(in SentenceToken token, ulong languages) =>
        token.Kind == TokenKind.Assign || token.Is(WordRole.Is, languages);

    private static bool IsRare(ReadOnlySpan<char> text, in SentenceToken token) =>
        token.Word is null && ValueEvidence.Measure(text[token.Start..token.End]) > 0;

    // The nearest noun before, in the same sentence, is one of those.
    private static bool HasNounBefore(ReadOnlySpan<SentenceToken> tokens, int at)
    {
        for (var i = at; i >= 0 && i >= at - 10; i--)
        {
            if (tokens[i].Kind is TokenKind.Stop or TokenKind.Line)
            {
                return false;
            }

            if (SentenceNouns.IsStrong(tokens[i]))
            {
                return tokens[i].Is(WordRole.Phrase) && !tokens[i].Is(WordRole.Password);
            }
        }

        return false;
    }
}
