using OpenClawSync.Detection.Language;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Joins the words of an expression, such as <c>mot de passe</c>, into one token.</summary>
internal static class PhraseMerge
{
    /// <summary>Joins them in place; returns how many tokens are left.</summary>
    public static int Merge(ReadOnlySpan<char> text, Span<SentenceToken> tokens)
    {
        Span<char> folded = stackalloc char[2 * Lexicon.MaxWordLength];
        var count = 0;
        for (var at = 0; at < tokens.Length; )
        {
            var token = tokens[at];
            if (token.Kind == TokenKind.Word && Find(text, tokens[at..], folded) is { } phrase)
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

    private static WordPhrase? Find(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, Span<char> folded)
    {
        if (tokens[0].Length > Lexicon.MaxWordLength)
        {
            return null;
        }

        var length = FoldedText.Fold(text[tokens[0].Start..tokens[0].End], folded);
        if (length <= 0 || Lexicon.Default.PhrasesFrom(folded[..length]) is not { } phrases)
        {
            return null;
        }

        foreach (var phrase in phrases)
        {
            if (phrase.Words.Length <= tokens.Length && Matches(text, tokens, phrase.Words, folded) && !HidesNoun(tokens, phrase))
            {
                return phrase;
            }
        }

        return null;
    }

    // `new password` is an expression for something new, but the noun counts.
    private static bool HidesNoun(ReadOnlySpan<SentenceToken> tokens, WordPhrase phrase)
    {
        if (SentenceNouns.IsNoun(phrase.Word) || phrase.Word.Has(WordRole.Other) || phrase.Word.Has(WordRole.Identifier))
        {
            return false;
        }

        foreach (var token in tokens[..phrase.Words.Length])
        {
            if (SentenceNouns.IsSecret(token))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, WordPattern[] words, Span<char> folded)
    {
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
