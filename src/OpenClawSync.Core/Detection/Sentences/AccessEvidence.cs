using OpenClawSync.Detection.Language;

namespace OpenClawSync.Detection.Sentences;

/// <summary>
/// Finds what opens something in a sentence that names no secret: <c>the archive opens with …</c>, <c>man kommt mit … rein</c>,
/// <c>… unlocks the thesis</c>.
/// </summary>
internal static class AccessEvidence
{
    private const int Instrument = 6;
    private const int Subject = 5;

    // How far the verb may be from the value.
    private const int MaxDistance = 10;

    /// <summary>How closely the value is joined to a verb such as <c>open</c> or <c>log in</c>, in points; 0 for not at all.</summary>
    public static int Points(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, int value)
    {
        var before = Before(tokens, value);
        if (before >= 0 && IsWhole(text, tokens[before]))
        {
            return Instrument;
        }

        var isInstrument =
            (before >= 0 && (tokens[before].Is(WordRole.With) || IsInput(tokens[before])))
            || (value + 1 < tokens.Length && tokens[value + 1].Is(WordRole.With));
        if (isInstrument)
        {
            return HasVerb(tokens, value, before) ? Instrument : 0;
        }

        if (IsVerb(tokens, value + 1))
        {
            return Subject;
        }

        if (IsTopic(tokens, value) && HasVerb(tokens, value, value))
        {
            return Subject;
        }

        var isSaid = before >= 0 && (tokens[before].Is(WordRole.Is) || tokens[before].Kind == TokenKind.Assign);
        return isSaid && HasVerbBefore(tokens, before) ? Subject : 0;
    }

    // `… – that is how one logs in`, `… was what she opened it with`
    private static bool IsTopic(ReadOnlySpan<SentenceToken> tokens, int value)
    {
        var isFirst = value == 0 || tokens[value - 1].Kind is TokenKind.Line or TokenKind.Stop;
        return isFirst
            && value + 1 < tokens.Length
            && (tokens[value + 1].Kind == TokenKind.Dash || tokens[value + 1].Is(WordRole.Is) || tokens[value + 1].Is(WordRole.As));
    }

    // The token before the value, or the one before an article; -1 at the beginning of a clause.
    private static int Before(ReadOnlySpan<SentenceToken> tokens, int value)
    {
        var before = value - 1;
        if (before > 0 && IsArticle(tokens[before]))
        {
            before--;
        }

        return before >= 0 && (tokens[before].IsText || tokens[before].Kind == TokenKind.Assign) ? before : -1;
    }

    private static bool IsArticle(in SentenceToken token) =>
        token.Is(WordRole.Filler) && !token.Is(WordRole.With) && !token.Is(WordRole.Is) && !token.Is(WordRole.Use);

    private static bool IsInput(in SentenceToken token) => token.Is(WordRole.Use) && !token.Is(WordRole.Filler);

    // `opens with` in one expression.
    private static bool IsWhole(ReadOnlySpan<char> text, in SentenceToken token)
    {
        if (token.Is(WordRole.Enter) && token.Is(WordRole.With))
        {
            return text[token.Start..token.End].Contains(' ');
        }

        if (!token.Is(WordRole.Use))
        {
            return false;
        }

        var expression = text[token.Start..token.End];
        var last = expression.LastIndexOf(' ');
        if (last < 0 || WordLookup.Find(expression[(last + 1)..]) is not { } end || !end.Has(WordRole.With))
        {
            return false;
        }

        foreach (var part in expression[..last].Split(' '))
        {
            if (WordLookup.Find(expression[part]) is { } word && word.Has(WordRole.Enter))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the clause of the value has such a verb.</summary>
    public static bool HasVerb(ReadOnlySpan<SentenceToken> tokens, int value) => HasVerb(tokens, value, value);

    private static bool HasVerb(ReadOnlySpan<SentenceToken> tokens, int value, int before)
    {
        for (var i = value + 1; i < tokens.Length && i <= value + MaxDistance && !IsEnd(tokens[i]); i++)
        {
            if (tokens[i].Is(WordRole.Enter))
            {
                return true;
            }
        }

        return HasVerbBefore(tokens, before >= 0 ? before : value);
    }

    private static bool HasVerbBefore(ReadOnlySpan<SentenceToken> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - MaxDistance && !IsEnd(tokens[i]); i--)
        {
            if (tokens[i].Is(WordRole.Enter))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVerb(ReadOnlySpan<SentenceToken> tokens, int at) =>
        at < tokens.Length
        && (
            tokens[at].Is(WordRole.Enter) || (at + 1 < tokens.Length && tokens[at].Is(WordRole.Filler) && tokens[at + 1].Is(WordRole.Enter))
        );

    private static bool IsEnd(in SentenceToken token) => token.Kind is TokenKind.Line or TokenKind.Stop or TokenKind.Question;
}
