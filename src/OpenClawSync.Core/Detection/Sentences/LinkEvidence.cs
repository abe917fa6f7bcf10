using OpenClawSync.Detection.Language;

namespace OpenClawSync.Detection.Sentences;

/// <summary>How closely a sentence joins a noun and a value, in points; more where a sign or a word says that the value follows.</summary>
internal static class LinkEvidence
{
    private const int Joined = 6;
    private const int Adjacent = 5;
    private const int Named = 4;
    private const int Near = 3;
    private const int MaxGap = 16;

    /// <summary>The points of a value after its noun.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="tokens">The tokens of the sentence.</param>
    /// <param name="noun">The index of the noun.</param>
    /// <param name="value">The index of the value, after the noun.</param>
    /// <param name="languages">The languages that have the noun.</param>
    public static int Forward(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, int noun, int value, ulong languages)
    {
        if (value - noun > MaxGap)
        {
            return 0;
        }

        var (words, penalty, wordPenalty, best, sinceLink, isJoined) = (0, 0, 0, 0, 0, false);
        for (var i = noun + 1; i < value; i++)
        {
            var token = tokens[i];
            switch (token.Kind)
            {
                case TokenKind.Assign:
                    (best, sinceLink, isJoined) = (Math.Max(best, words <= 4 ? Joined : Named), 0, true);
                    wordPenalty = 0;
                    continue;
                case TokenKind.Stop:
                    penalty += text[token.Start] == ';' ? 1 : 3;
                    continue;
                case TokenKind.Question or TokenKind.Line:
                    penalty++;
                    continue;
                case TokenKind.Parenthesis when text[token.Start] == '(' && words > 1:
                    penalty += 2;
                    continue;
                case TokenKind.Comma or TokenKind.Parenthesis or TokenKind.Slash:
                    penalty += words > 1 || best > 0 ? 1 : 0;
                    continue;
                case TokenKind.Dash:
                    continue;
            }

            if (
                (SentenceNouns.IsSecret(token) && !IsQualifier(token))
                || token.Is(WordRole.Other, languages | Lexicon.Default.NoLanguage)
                || (token.Is(WordRole.Account) && tokens[i + 1].Kind == TokenKind.Assign && IsListed(tokens, noun, i))
            )
            {
                // The value belongs to the nearer noun.
                return 0;
            }

            if (token.Is(WordRole.Is, languages))
            {
                (best, sinceLink, isJoined) = (words <= 3 ? Joined : Adjacent, 0, true);
                wordPenalty = 0;
            }
            else if (
                token.Is(WordRole.Use, languages)
                || token.Is(WordRole.With, languages)
                || token.Is(WordRole.New, languages)
                || token.Is(WordRole.Change, languages)
                || token.Is(WordRole.As, languages)
            )
            {
                (best, sinceLink) = (Math.Max(best, Named + 1), 0);
            }
            else if (token.Is(WordRole.Old, languages))
            {
                best = Math.Max(best, Named);
            }
            else if (token.Is(WordRole.State, languages))
            {
                wordPenalty++;
                words++;
            }
            else if (token.Is(WordRole.Filler, languages))
            {
                sinceLink += best > 0 ? 1 : 0;
            }
            else if (!isJoined && SentenceNouns.IsSecret(token))
            {
                // `key box at the cottage 0852`: a second word for what has the secret.
                sinceLink += best > 0 ? 1 : 0;
            }
            else
            {
                words++;
                wordPenalty +=
                    isJoined ? 2
                    : token.Kind == TokenKind.Quoted || (token.Word is null && words > 1) ? 1
                    : 0;
            }
        }

        var points =
            best > 0 ? best
            : words == 0 ? Adjacent
            : words == 1 ? Named
            : Near - ((words - 1) / 2);
        return Math.Max(
            0,
            points
                - penalty
                - wordPenalty
                - (
                    sinceLink > 3 ? 2
                    : sinceLink > 0 ? 1
                    : 0
                )
        );
    }

    /// <summary>The points of a value before its noun.</summary>
    public static int Backward(ReadOnlySpan<SentenceToken> tokens, int value, int noun, ulong languages)
    {
        if (noun - value > MaxGap)
        {
            return 0;
        }

        var (words, penalty, best) = (0, 0, 0);
        for (var i = value + 1; i < noun; i++)
        {
            var token = tokens[i];
            if (token.Kind is TokenKind.Stop or TokenKind.Question or TokenKind.Line || (token.Kind == TokenKind.Assign && i > value + 1))
            {
                return 0;
            }

            if (!token.IsText)
            {
                penalty += token.Kind == TokenKind.Slash ? 2 : 0;
                continue;
            }

            if (SentenceNouns.IsSecret(token) && !IsQualifier(token))
            {
                return 0;
            }

            if (token.Is(WordRole.As, languages))
            {
                best = Joined + 1;
            }
            else if (token.Is(WordRole.Is, languages))
            {
                best = Math.Max(best, Joined);
            }
            else if (token.Is(WordRole.State, languages))
            {
                penalty++;
                words++;
            }
            else if (!token.Is(WordRole.Filler, languages))
            {
                words++;
                penalty += token.Word is null ? 2 : 1;
            }
        }

        // Words that mark the role may stand after the noun too: `X şifre olarak`, `X को पासवर्ड बनाया`.
        if (best == 0 && (tokens[noun].Is(WordRole.As) || (noun + 1 < tokens.Length && tokens[noun + 1].Is(WordRole.As, languages))))
        {
            best = Joined;
        }

        // In `X (our root password)` the second part says what the first is.
        if (best == 0 && words == 0 && tokens[value + 1].Kind is TokenKind.Parenthesis or TokenKind.Comma or TokenKind.Dash)
        {
            best = Adjacent;
        }

        var points =
            best > 0 ? best
            : words > 0 ? 0
            : value == 0 || !tokens[value - 1].IsText ? Near
            : noun == value + 1 ? 1
            : 0;

        // `X is mum's password for the bank`: what it is for may stand between.
        return Math.Max(0, points - (tokens[value + 1].Is(WordRole.Is, languages) ? Math.Min(penalty, 2) : penalty));
    }

    // In `password for the app: …` the second word says what the first is for; in `password, user: …` it is another label.
    private static bool IsListed(ReadOnlySpan<SentenceToken> tokens, int noun, int account)
    {
        for (var i = noun + 1; i < account; i++)
        {
            if (!tokens[i].IsText)
            {
                return true;
            }
        }

        return account == noun + 1;
    }

    // In `password for the safe: …` both are nouns, and the first says what the value is.
    private static bool IsQualifier(in SentenceToken token) => !SentenceNouns.IsStrong(token);
}
