using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Looks up words as they stand in a text: with their case and accents, what is attached to them, and joined by hyphens.</summary>
internal static class WordLookup
{
    private const uint NounRoles =
        (1u << (int)WordRole.Password) | (1u << (int)WordRole.Key) | (1u << (int)WordRole.Code) | (1u << (int)WordRole.Phrase);

    /// <summary>What the lists say about a word; null if none has it.</summary>
    public static LexiconWord? Find(ReadOnlySpan<char> word)
    {
        if (word.Length > Lexicon.MaxWordLength)
        {
            return null;
        }

        Span<char> buffer = stackalloc char[2 * Lexicon.MaxWordLength];
        var length = FoldedText.Fold(word, buffer);
        if (length <= 0)
        {
            return null;
        }

        var folded = (ReadOnlySpan<char>)buffer[..length];
        var lexicon = Lexicon.Default;
        if (lexicon.Find(folded) is { } found)
        {
            return found;
        }

        // `password's`, `l'accès`
        if (folded.IndexOf('\'') is > 0 and var mark)
        {
            return lexicon.Find(folded[(mark + 1)..]) is { } after && (after.Roles & NounRoles) != 0 ? after : lexicon.Find(folded[..mark]);
        }

        // Of `wifi-wachtwoord` the last part counts, if all of it could be a word.
        if (folded.LastIndexOfAny('-', '/') is > 0 and var hyphen && !folded.ContainsAny(CharSets.Digits))
        {
            return lexicon.Find(folded[(hyphen + 1)..]) is { } last && (last.Roles & NounRoles) != 0 ? last : null;
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
        foreach (var part in text.SplitAny(' ', ':', ',', '-', '\''))
        {
            var word = text[part];
            if (word.Length > 2 && Find(word) is { } found && (found.Roles & NounRoles) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
