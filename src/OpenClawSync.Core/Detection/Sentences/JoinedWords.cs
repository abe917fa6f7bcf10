using OpenClawSync.Detection.Language;

namespace OpenClawSync.Detection.Sentences;

/// <summary>
/// Finds the part that a word of several parts is called by, joined by hyphens or underscores: <c>root-wachtwoord</c>, <c>SENHA_DB</c>.
/// </summary>
internal static class JoinedWords
{
    // What a password is for, as the last part of a name: `_DB`, `_BAZY`.
    private const int MaxQualifier = 5;

    private const int MaxEnclitic = 3;

    // `root-wachtwoord` is a noun, `passphrase-protected` is none; in `SENHA_DB` and `HASLO_BAZY` the noun comes first.
    public static LexiconWord? Find(Lexicon lexicon, ReadOnlySpan<char> folded, int joint)
    {
        var last = folded[(joint + 1)..];
        var word = lexicon.Find(last, last);
        if (
            folded[joint] == '-'
            && last.Length <= MaxEnclitic
            && (word is null || word.Has(WordRole.Filler))
            && WordLookup.FindNoun(lexicon, folded[..joint]) is { } noun
        )
        {
            // `PIN-nya`, `PIN-ul`
            return noun;
        }

        if (word is null || word.IsNoun)
        {
            return word is not null && (word.Roles & WordLookup.NounRoles) != 0 ? word
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
}
