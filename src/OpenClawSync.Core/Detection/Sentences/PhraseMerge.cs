using OpenClawSync.Detection.Language;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Joins the words of an expression, such as <c>mot de passe</c>, into one token.</summary>
internal static class PhraseMerge
{
    // How soon after `change of password` what it was and what it is now must follow.
    private const int MaxToSides = 8;

    // Farther apart are the cells of a table.
    private const int MaxBlanks = 3;

    /// <summary>Joins them in place; returns how many tokens are left.</summary>
    public static int Merge(ReadOnlySpan<char> text, Span<SentenceToken> tokens)
    {
        var count = 0;
        for (var at = 0; at < tokens.Length; )
        {
            var token = tokens[at];
            if (token.Kind == TokenKind.Word && Find(text, tokens[at..]) is { } phrase)
            {
                var last = tokens[at + phrase.Words.Length - 1];
                tokens[count++] = new SentenceToken(token.Start, last.End, TokenKind.Word, phrase.Word);
                at += phrase.Words.Length;
                continue;
            }

            tokens[count++] = token;
            at++;
        }

        return count;
    }

    private static WordPhrase? Find(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens)
    {
        if (
            tokens.Length < 2
            || tokens[1].Kind != TokenKind.Word
            || tokens[1].Start - tokens[0].End > MaxBlanks
            || tokens[0].Length > Lexicon.MaxWordLength
            || tokens[1].Length > Lexicon.MaxWordLength
        )
        {
            return null;
        }

        var lexicon = Lexicon.Default;
        if (!lexicon.MayBeginPhrase(text[tokens[0].Start..tokens[0].End], text[tokens[1].Start]))
        {
            return null;
        }

        Span<char> folded = stackalloc char[2 * Lexicon.MaxWordLength];
        Span<char> nextFolded = stackalloc char[2 * Lexicon.MaxWordLength];
        var length = FoldedText.Fold(text[tokens[0].Start..tokens[0].End], folded);
        var nextLength = FoldedText.Fold(text[tokens[1].Start..tokens[1].End], nextFolded);
        if (length <= 0 || nextLength <= 0)
        {
            return null;
        }

        ReadOnlySpan<char> first = folded[..length];
        ReadOnlySpan<char> second = nextFolded[..nextLength];
        foreach (var phrase in lexicon.PhrasesFrom(first, second))
        {
            if (
                phrase.Words.Length <= tokens.Length
                && phrase.Words[1].Matches(second)
                && phrase.Words[0].Matches(first)
                && Matches(text, tokens[2..], phrase.Words.AsSpan(2))
                && !HidesNoun(text, tokens, phrase)
            )
            {
                return phrase;
            }
        }

        return null;
    }

    // `new password` is an expression for something new, but the noun counts.
    private static bool HidesNoun(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, WordPhrase phrase)
    {
        if (phrase.Word.Has(WordRole.Other) && IsChange(tokens, phrase))
        {
            return true;
        }

        if (SentenceNouns.IsNoun(phrase.Word) || phrase.Word.Has(WordRole.Other) || phrase.Word.Has(WordRole.Identifier))
        {
            return false;
        }

        for (var at = 0; at < phrase.Words.Length; at++)
        {
            if (SentenceNouns.IsSecret(tokens[at]) || (at > 0 && Find(text, tokens[at..]) is { } inner && SentenceNouns.IsNoun(inner.Word)))
            {
                return true;
            }
        }

        return false;
    }

    // `change of password: from … to …`
    private static bool IsChange(ReadOnlySpan<SentenceToken> tokens, WordPhrase phrase)
    {
        var end = phrase.Words.Length;
        var hasSides = false;
        foreach (var token in tokens[end..Math.Min(tokens.Length, end + MaxToSides)])
        {
            hasSides |= token.Is(WordRole.Old) || token.Is(WordRole.New) || token.Kind == TokenKind.Assign;
        }

        if (!hasSides)
        {
            return false;
        }

        foreach (var token in tokens[..end])
        {
            if (token.Is(WordRole.Change))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, ReadOnlySpan<WordPattern> words)
    {
        Span<char> folded = stackalloc char[2 * Lexicon.MaxWordLength];
        for (var i = 0; i < words.Length; i++)
        {
            var token = tokens[i];
            if (token.Kind != TokenKind.Word || token.Length > Lexicon.MaxWordLength)
            {
                return false;
            }

            var length = FoldedText.Fold(text[token.Start..token.End], folded);
            if (length <= 0 || !words[i].Matches(folded[..length]))
            {
                return false;
            }
        }

        return true;
    }
}
