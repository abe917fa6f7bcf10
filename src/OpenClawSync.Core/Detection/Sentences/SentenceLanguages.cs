using System.Numerics;
using OpenClawSync.Detection.Language;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Guesses the languages of a sentence from its words, so that a word of one language is no noun of another.</summary>
internal static class SentenceLanguages
{
    private const string Pass = "pass";

    private static readonly LexiconWord Neutral = MakeNeutral();

    // In fewer words any language is possible.
    private const int MinVotes = 3;

    /// <summary>Takes away the nouns of languages that the sentence is not in; returns the languages that it may be in.</summary>
    public static ulong Keep(ReadOnlySpan<char> text, Span<SentenceToken> tokens)
    {
        LeaveVerbs(text, tokens);
        var languages = Guess(tokens);
        if (languages == ulong.MaxValue)
        {
            return languages;
        }

        foreach (ref var token in tokens)
        {
            if (token.Word is { IsNoun: true } word && !SentenceNouns.IsNounOf(word, languages))
            {
                token = token with { Word = word.WithoutNouns };
            }
        }

        return languages;
    }

    // `pass x to y`: an English verb, unless a sign, a verb or what can only be a value follows, or what it belongs to stands before it.
    private static void LeaveVerbs(ReadOnlySpan<char> text, Span<SentenceToken> tokens)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (
                tokens[at].Length != Pass.Length
                || !text[tokens[at].Start..tokens[at].End].Equals(Pass, StringComparison.OrdinalIgnoreCase)
            )
            {
                continue;
            }

            var isNoun =
                at + 1 < tokens.Length
                && (
                    tokens[at + 1].Kind is TokenKind.Assign or TokenKind.Slash
                    || tokens[at + 1].Is(WordRole.Is)
                    || (
                        at > 0
                        && tokens[at - 1].Kind is TokenKind.Slash or TokenKind.Comma or TokenKind.Parenthesis
                        && IsValue(text, tokens[at + 1])
                    )
                    || (tokens[at + 1].Kind == TokenKind.Line && (at == 0 || tokens[at - 1].Kind != TokenKind.Word))
                    || (at > 0 && SentenceNouns.IsSecret(tokens[at - 1]))
                    || (
                        SentenceNouns.CanBeValue(tokens[at + 1])
                        && ValueEvidence.Measure(text[tokens[at + 1].Start..tokens[at + 1].End]) >= ValueEvidence.Random
                    )
                );
            if (!isNoun)
            {
                tokens[at] = tokens[at] with { Word = Neutral };
            }
        }
    }

    private static bool IsValue(ReadOnlySpan<char> text, in SentenceToken token) =>
        SentenceNouns.CanBeValue(token) && ValueEvidence.Measure(text[token.Start..token.End]) > ValueEvidence.RareWord;

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
