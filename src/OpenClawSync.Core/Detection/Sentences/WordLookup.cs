using System.Buffers;
using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Looks up words as they stand in a text: with their case and accents, what is attached to them, and joined by hyphens.</summary>
internal static class WordLookup
{
    /// <summary>The roles of nouns for secrets.</summary>
    public const uint NounRoles =
        (1u << (int)WordRole.Password) | (1u << (int)WordRole.Key) | (1u << (int)WordRole.Code) | (1u << (int)WordRole.Phrase);

    /// <summary>An apostrophe joins a word and what is attached to it; a hyphen and an underscore join words.</summary>
    public static readonly SearchValues<char> Joints = SearchValues.Create("'-_");

    private const int MinCamelPart = 3;
    private const int MaxDigits = 5;

    /// <summary>What the lists say about a word; null if none has it.</summary>
    public static LexiconWord? Find(ReadOnlySpan<char> word)
    {
        if (!WordCache.TryPack(word, out var first, out var second))
        {
            return FindUncached(word);
        }

        if (!WordCache.TryGet(first, second, out var known))
        {
            known = FindUncached(word);
            WordCache.Add(first, second, known);
        }

        return known;
    }

    private static LexiconWord? FindUncached(ReadOnlySpan<char> word)
    {
        if (word.Length > Lexicon.MaxWordLength || HasManyDigits(word))
        {
            return null;
        }

        // A name such as `passwordHash` is that of what its last part says.
        if (
            LastCapital(word) is >= MinCamelPart and var capital
            && !word.ContainsAny(CharSets.Digits)
            && Find(word[capital..]) is { } last
            && last.Has(WordRole.Identifier)
        )
        {
            return last;
        }

        Span<char> buffer = stackalloc char[2 * Lexicon.MaxWordLength];
        var length = FoldedText.Fold(word, buffer);
        if (length <= 0)
        {
            return null;
        }

        var folded = (ReadOnlySpan<char>)buffer[..length];
        var lexicon = Lexicon.Default;
        var joint = folded.IndexOfAny(Joints);
        if (joint < 0)
        {
            return lexicon.Find(word, folded);
        }

        // `password's`, `l'accès`
        if (folded[joint] == '\'')
        {
            return lexicon.Find(folded, folded)
                ?? (FindNoun(lexicon, folded[(joint + 1)..]) ?? lexicon.Find(folded[..joint], folded[..joint]));
        }

        // `password-manager` is the expression `password manager`. Of `wifi-wachtwoord` the last part counts, if it could be a word.
        var hyphen = folded.LastIndexOfAny('-', '_');
        return FindPair(lexicon, folded[..hyphen], folded[(hyphen + 1)..])
            ?? (folded.ContainsAny(CharSets.Digits) ? null : JoinedWords.Find(lexicon, folded, hyphen))
            ?? (folded.Contains('_') ? null : lexicon.Find(word, folded));
    }

    // More than any word of the lists has: an id, a digest, a time.
    private static bool HasManyDigits(ReadOnlySpan<char> word)
    {
        var digits = 0;
        foreach (var c in word)
        {
            digits += Chars.IsDigit(c) ? 1 : 0;
        }

        return digits > MaxDigits;
    }

    // Where the last part of a name begins that starts with a capital after a small letter; 0 for none.
    private static int LastCapital(ReadOnlySpan<char> word)
    {
        for (var at = word.Length - 1; at > 0; at--)
        {
            if (Chars.IsUpper(word[at]) && Chars.IsLower(word[at - 1]))
            {
                return at;
            }
        }

        return 0;
    }

    /// <summary>The noun for a secret that a folded word is; null for none.</summary>
    public static LexiconWord? FindNoun(Lexicon lexicon, ReadOnlySpan<char> folded) =>
        lexicon.Find(folded, folded) is { } word && (word.Roles & NounRoles) != 0 ? word : null;

    /// <summary>What the lists say about an expression of two words of ASCII letters; null if none has it.</summary>
    public static LexiconWord? FindPair(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        if (!Lexicon.Default.MayBeginPhrase(first, second[0]))
        {
            return null;
        }

        Span<char> folded = stackalloc char[2 * Lexicon.MaxWordLength];
        var length = first.ToLowerInvariant(folded);
        return FindPair(Lexicon.Default, folded[..length], folded.Slice(length, second.ToLowerInvariant(folded[length..])));
    }

    private static LexiconWord? FindPair(Lexicon lexicon, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        if (first.Length == 0 || second.Length == 0)
        {
            return null;
        }

        foreach (var phrase in lexicon.PhrasesFrom(first, second[..1]))
        {
            if (phrase.Words.Length == 2 && phrase.Words[0].Matches(first) && phrase.Words[1].Matches(second))
            {
                return phrase.Word;
            }
        }

        return null;
    }

    /// <summary>The longest word that begins here in a run of a script without blanks; its length in the text, or 0.</summary>
    public static int FindRun(ReadOnlySpan<char> run, Span<char> buffer, out LexiconWord? word)
    {
        // Folding such a run keeps its length, except for marks, which are left out: compare them as they stand first.
        word = null;
        var lexicon = Lexicon.Default;
        var limit = Math.Min(run.Length, 16);
        var length = FoldedText.Fold(run[..limit], buffer);
        if (length <= 0)
        {
            return 0;
        }

        var found = lexicon.FindRun(buffer[..length], out word);
        if (found == 0)
        {
            return 0;
        }

        var at = 0;
        for (Span<char> one = stackalloc char[4]; at < limit && found > 0; at++)
        {
            found -= FoldedText.Fold(run.Slice(at, 1), one);
        }

        while (at < limit && FoldedText.IsMark(run[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether the word is a noun for a secret.</summary>
    public static bool IsNoun(ReadOnlySpan<char> word) => Find(word) is { } found && (found.Roles & NounRoles) != 0;

    /// <summary>Whether any word of the text is a noun for a secret.</summary>
    public static bool HasNoun(ReadOnlySpan<char> text)
    {
        Span<char> folded = stackalloc char[Lexicon.MaxWordLength];
        foreach (var part in text.SplitAny(' ', ':', ',', '-', '\''))
        {
            var word = text[part];
            if (word.Length > 0 && Scripts.IsUnspaced(word[0]))
            {
                for (var at = 0; at < word.Length; at++)
                {
                    if (FindRun(word[at..], folded, out var run) > 0 && (run!.Roles & NounRoles) != 0)
                    {
                        return true;
                    }
                }
            }

            if (word.Length > 2 && Find(word) is { } found && (found.Roles & NounRoles) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
