using OpenClawSync.Detection.Language;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Where one side of a change is a secret, so is the other: old and new, from and to, both sides of an arrow.</summary>
internal static class RotationEvidence
{
    private const int MaxDistance = 14;

    /// <summary>Adds the other sides of the secrets that were found.</summary>
    public static void Extend(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, Span<bool> found, TokenPoints measured)
    {
        if (!HasChange(text, tokens))
        {
            return;
        }

        for (var at = 0; at < tokens.Length; at++)
        {
            if (found[at] || measured.Of(at) is var points && points < ValueEvidence.RareWord || !IsSide(text, tokens, at, points))
            {
                continue;
            }

            found[at] = HasFound(tokens, found, at, points, measured);
        }
    }

    private static bool HasChange(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Is(WordRole.Change) || token.Is(WordRole.Old) || token.Is(WordRole.New) || IsArrow(text, token))
            {
                return true;
            }
        }

        return false;
    }

    // Directly after a word such as `from`, `to`, `was`, `now`, or at an arrow.
    private static bool IsSide(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, int at, int points)
    {
        if (at + 1 < tokens.Length && IsArrow(text, tokens[at + 1]))
        {
            return true;
        }

        for (var i = at - 1; i >= 0 && i >= at - 4; i--)
        {
            var token = tokens[i];
            if (
                IsArrow(text, token)
                || token.Is(WordRole.Old)
                || token.Is(WordRole.New)
                || (points > ValueEvidence.RareWord && (token.Is(WordRole.Is) || token.Is(WordRole.Use) || token.Is(WordRole.Change)))
            )
            {
                return true;
            }

            if (token.IsText && !token.Is(WordRole.Filler) && !SentenceNouns.IsStrong(token))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsArrow(ReadOnlySpan<char> text, in SentenceToken token) =>
        token.Kind == TokenKind.Assign
        && text[token.Start] is not (':' or '：' or '＝')
        && (text[token.Start] is not ('-' or '=') || (token.Start + 1 < text.Length && text[token.Start + 1] == '>'));

    // In the line before: a password is chosen by a person, however random it looks.
    private static bool HasPassword(ReadOnlySpan<SentenceToken> tokens, int at)
    {
        for (var i = at - 1; i >= 0 && tokens[i].Kind is not (TokenKind.Line or TokenKind.Stop); i--)
        {
            if (tokens[i].Is(WordRole.Password))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasFound(ReadOnlySpan<SentenceToken> tokens, ReadOnlySpan<bool> found, int at, int points, TokenPoints measured)
    {
        for (var i = Math.Max(0, at - MaxDistance); i < Math.Min(tokens.Length, at + MaxDistance); i++)
        {
            // A plain word is the other side of what a person chose, not of what a machine made.
            if (
                found[i]
                && (
                    points > ValueEvidence.RareWord
                    || (Math.Abs(i - at) <= MaxDistance / 2 && (measured.Of(i) < ValueEvidence.Random || HasPassword(tokens, at)))
                )
            )
            {
                return true;
            }
        }

        return false;
    }
}
