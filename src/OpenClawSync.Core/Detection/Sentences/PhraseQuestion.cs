namespace OpenClawSync.Detection.Sentences;

/// <summary>Recognizes the question before a phrase: <c>Agent: what is the code word?</c>, <c>Me: lilac teapot</c>.</summary>
internal static class PhraseQuestion
{
    // A time, a name and a colon.
    private const int MaxSpeaker = 5;

    /// <summary>Where the answer on a line begins; the start of the line if the one before does not ask for a phrase.</summary>
    public static int StartOfAnswer(ReadOnlySpan<SentenceToken> tokens, int line)
    {
        for (var i = line; i < tokens.Length - 1 && i < line + MaxSpeaker && tokens[i].Kind != TokenKind.Line; i++)
        {
            if (tokens[i].Kind == TokenKind.Assign)
            {
                return i > line && IsAsked(tokens, line - 1) ? i + 1 : line;
            }
        }

        return line;
    }

    /// <summary>Whether the line before is a question about a phrase, or ends with the noun.</summary>
    public static bool IsAsked(ReadOnlySpan<SentenceToken> tokens, int line)
    {
        var isQuestion = line > 0 && tokens[line - 1].Kind == TokenKind.Question;
        for (var i = line - 1; i >= 0 && tokens[i].Kind != TokenKind.Line; i--)
        {
            if (SentenceNouns.IsStrong(tokens[i]))
            {
                return PhraseEvidence.IsPhrase(tokens[i]) && (isQuestion || i == line - 1);
            }
        }

        return false;
    }
}
