using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Tells whether any word of a line calls for reading the line as a sentence, without reading it.</summary>
internal static class LineWords
{
    // A longer line may have anything.
    private const int MaxLine = 1024;

    /// <summary>Whether any word of a text, or any two, may name a secret that can be a number; true for what is not ASCII.</summary>
    public static bool MayNameNumber(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExcept(CharSets.Ascii))
        {
            return true;
        }

        Span<char> folded = stackalloc char[text.Length];
        text.ToLowerInvariant(folded);
        scoped ReadOnlySpan<char> before = default;
        for (var at = 0; at < folded.Length; at++)
        {
            var start = at;
            while (at < folded.Length && IsPart(folded[at]))
            {
                at++;
            }

            if (at > start)
            {
                ReadOnlySpan<char> word = folded[start..at];
                if (NamesNumber(word) || PairNamesNumber(before, word))
                {
                    return true;
                }

                before = word;
            }
        }

        return false;
    }

    private static bool IsPart(char c) => Chars.IsToken(c) || c == '\'';

    private static bool NamesNumber(ReadOnlySpan<char> word)
    {
        if (WordLookup.Find(word) is { } known && SentenceNouns.HasNumbers(known))
        {
            return true;
        }

        if (word.IndexOfAny(WordLookup.Joints) >= 0)
        {
            foreach (var range in word.SplitAny('\'', '-', '_'))
            {
                if (word[range] is { Length: > 0 } part && WordLookup.Find(part) is { } inner && SentenceNouns.HasNumbers(inner))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool PairNamesNumber(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        if (first.Length == 0 || !Lexicon.Default.MayBeginPhrase(first, second[0]))
        {
            return false;
        }

        foreach (var phrase in Lexicon.Default.PhrasesFrom(first, second[..1]))
        {
            if (SentenceNouns.HasNumbers(phrase.Word) && phrase.Words[0].Matches(first) && phrase.Words[1].Matches(second))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a line in a script other than Latin may have a word that leads to a secret.</summary>
    public static bool MayLeadToSecret(ReadOnlySpan<char> line)
    {
        Span<char> buffer = stackalloc char[MaxLine];
        var length = FoldedText.Fold(line, buffer);
        if (length < 0)
        {
            return true;
        }

        ReadOnlySpan<char> folded = buffer[..length];
        var lexicon = Lexicon.Default;
        for (var at = 0; at < folded.Length; at++)
        {
            if (Chars.IsLetter(folded[at]))
            {
                var first = at;
                at = EndOfWord(folded, at);
                if (WordLookup.Find(folded[first..at]) is { LeadsToSecret: true })
                {
                    return true;
                }

                at--;
                continue;
            }

            if (!lexicon.ScriptWords.MayBegin(folded[at], at + 1 < folded.Length ? folded[at + 1] : '\0'))
            {
                continue;
            }

            if (Scripts.IsUnspaced(folded[at]))
            {
                if (lexicon.FindRun(folded[at..], out var run) > 0 && run!.LeadsToSecret)
                {
                    return true;
                }

                continue;
            }

            var start = at;
            while (start > 0 && Scripts.IsWordPart(folded[start - 1]))
            {
                start--;
            }

            at = EndOfWord(folded, at);
            var next = at;
            while (next < folded.Length && !Scripts.IsWordPart(folded[next]))
            {
                next++;
            }

            if (LeadsToSecret(folded[start..at], folded[next..EndOfWord(folded, next)]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool LeadsToSecret(ReadOnlySpan<char> word, ReadOnlySpan<char> next)
    {
        var lexicon = Lexicon.Default;
        if (lexicon.Find(word, word) is { LeadsToSecret: true })
        {
            return true;
        }

        foreach (var phrase in lexicon.PhrasesFrom(word, next))
        {
            if (phrase.Word.LeadsToSecret && phrase.Words[0].Matches(word) && phrase.Words[1].Matches(next))
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && Scripts.IsWordPart(text[at]))
        {
            at++;
        }

        return at;
    }
}
