using OpenClawSync.Detection.Language;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Where a token stands in its sentence.</summary>
internal static class SentencePlace
{
    private const int MaxToIdentifier = 3;

    /// <summary>Whether the token ends a clause.</summary>
    public static bool IsLast(ReadOnlySpan<SentenceToken> tokens, int at) =>
        at + 1 >= tokens.Length || tokens[at + 1].Kind is TokenKind.Line or TokenKind.Stop or TokenKind.Comma or TokenKind.Parenthesis;

    /// <summary>Whether the word before says that everybody may know the token: <c>order id 4f9c…</c>.</summary>
    public static bool IsIdentified(ReadOnlySpan<SentenceToken> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - MaxToIdentifier; i--)
        {
            if (tokens[i].Is(WordRole.Identifier))
            {
                return true;
            }

            if (tokens[i].IsText && !tokens[i].Is(WordRole.Filler))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether two tokens stand in one sentence.</summary>
    public static bool IsSameSentence(ReadOnlySpan<SentenceToken> tokens, int one, int other)
    {
        for (var i = Math.Min(one, other) + 1; i < Math.Max(one, other); i++)
        {
            if (tokens[i].Kind is TokenKind.Line or TokenKind.Stop)
            {
                return false;
            }
        }

        return true;
    }
}
