using System.Numerics;
using OpenClawSync.Detection.Language;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Guesses the languages of a sentence from those that have its words, so that a word of one language is no noun of another.</summary>
internal static class SentenceLanguages
{
    private static readonly LexiconWord Neutral = MakeNeutral();

    // In fewer words any language is possible.
    private const int MinVotes = 3;

    /// <summary>Takes from the tokens the nouns of languages that the sentence is not in; returns the languages that it may be in.</summary>
    public static ulong Keep(Span<SentenceToken> tokens)
    {
        var languages = Guess(tokens);
        if (languages == ulong.MaxValue)
        {
            return languages;
        }

        foreach (ref var token in tokens)
        {
            if (token.Word is { IsNoun: true } word && !SentenceNouns.IsNounOf(word, languages))
            {
                token = token with { Word = Neutral };
            }
        }

        return languages;
    }

    /// <summary>The languages that have at least half as many of the words as the language with the most.</summary>
    private static ulong Guess(ReadOnlySpan<SentenceToken> tokens)
    {
        Span<ushort> votes = stackalloc ushort[64];
        votes.Clear();
        var most = 0;
        foreach (var token in tokens)
        {
            for (var languages = token.Word?.Languages ?? 0; languages != 0; languages &= languages - 1)
            {
                most = Math.Max(most, ++votes[BitOperations.TrailingZeroCount(languages)]);
            }
        }

        if (most < MinVotes)
        {
            return ulong.MaxValue;
        }

        var guess = Lexicon.Default.NoLanguage;
        for (var language = 0; language < votes.Length; language++)
        {
            if (votes[language] * 2 >= most)
            {
                guess |= 1UL << language;
            }
        }

        return guess;
    }

    private static LexiconWord MakeNeutral()
    {
        var word = new LexiconWord();
        word.Add(WordRole.Common, ulong.MaxValue);
        return word;
    }
}
