using System.Buffers;
using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Looks up words as they stand in a text: with their case and accents, what is attached to them, and joined by hyphens.</summary>
internal static class WordLookup
{
    private const uint NounRoles =
        (1u << (int)WordRole.Password) | (1u << (int)WordRole.Key) | (1u << (int)WordRole.Code) | (1u << (int)WordRole.Phrase);

    // An apostrophe joins a word and what is attached to it; a hyphen and an underscore join words.
    private static readonly SearchValues<char> Joints = SearchValues.Create("'-_");

    private const int MinCamelPart = 3;
    private const int MaxDigits = 5;

    // A longer line may have anything.
    private const int MaxLine = 1024;

    // What a password is for, as the last part of a name: `_DB`, `_BAZY`.
    private const int MaxQualifier = 5;

    private const int MaxEnclitic = 3;

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
        if (Find(word) is { } known && SentenceNouns.HasNumbers(known))
        {
            return true;
        }

        if (word.IndexOfAny(Joints) >= 0)
        {
            foreach (var range in word.SplitAny('\'', '-', '_'))
            {
                if (word[range] is { Length: > 0 } part && Find(part) is { } inner && SentenceNouns.HasNumbers(inner))
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
            ?? (folded.ContainsAny(CharSets.Digits) ? null : FindLast(lexicon, folded, hyphen))
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

    // `root-wachtwoord` is a noun, `passphrase-protected` is none; in `SENHA_DB` and `HASLO_BAZY` the noun comes first.
    private static LexiconWord? FindLast(Lexicon lexicon, ReadOnlySpan<char> folded, int joint)
    {
        var last = folded[(joint + 1)..];
        var word = lexicon.Find(last, last);
        if (
            folded[joint] == '-'
            && last.Length <= MaxEnclitic
            && (word is null || word.Has(WordRole.Filler))
            && FindNoun(lexicon, folded[..joint]) is { } noun
        )
        {
            // `PIN-nya`, `PIN-ul`
            return noun;
        }

        if (word is null || word.IsNoun)
        {
            return word is not null && (word.Roles & NounRoles) != 0 ? word
                : folded[joint] == '_' && (word is not null || last.Length <= MaxQualifier) ? FindInName(lexicon, folded)
                : null;
        }

        return folded[joint] != '-' ? null
            : word.Has(WordRole.State) && !word.Has(WordRole.Filler) ? word
            : null;
    }

    // The noun for a password within a name such as `BDD_MOT_DE_PASSE`.
    private static LexiconWord? FindInName(Lexicon lexicon, ReadOnlySpan<char> name)
    {
        for (var at = 0; at >= 0 && at < name.Length; )
        {
            var end = name[at..].IndexOf('_');
            var part = end < 0 ? name[at..] : name.Slice(at, end);
            if (part.Length > 0 && lexicon.Find(part, part) is { } word && word.Has(WordRole.Password))
            {
                return word;
            }

            at = end < 0 ? -1 : at + end + 1;
            if (at > 0 && at < name.Length && part.Length > 0)
            {
                foreach (var phrase in lexicon.PhrasesFrom(part, name.Slice(at, 1)))
                {
                    if (phrase.Word.Has(WordRole.Password) && StartsWith(name[(at - part.Length - 1)..], phrase.Words))
                    {
                        return phrase.Word;
                    }
                }
            }
        }

        return null;
    }

    private static bool StartsWith(ReadOnlySpan<char> name, WordPattern[] words)
    {
        foreach (var word in words)
        {
            var end = name.IndexOf('_');
            if (!word.Matches(end < 0 ? name : name[..end]))
            {
                return false;
            }

            name = end < 0 ? default : name[(end + 1)..];
        }

        return true;
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

    private static LexiconWord? FindNoun(Lexicon lexicon, ReadOnlySpan<char> folded) =>
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
                if (Find(folded[first..at]) is { LeadsToSecret: true })
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
