using System.Runtime.CompilerServices;
using OpenClawSync.Words;

namespace OpenClawSync.Detection.Language;

/// <summary>Reads the lists of words, one for each language, that ship with the module.</summary>
internal static class LexiconReader
{
    private const string Prefix = "words.";

    // The roles have one bit for a language each.
    private const int MaxLanguages = 64;

    // Indexed by role.
    private static readonly string[] Roles = Enum.GetNames<WordRole>();

    /// <summary>Adds the entries of all languages.</summary>
    public static Lexicon ReadAll(Lexicon lexicon)
    {
        var names = WordLists.Names.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));
        var number = 0;
        foreach (var name in names.Order(StringComparer.Ordinal).Take(MaxLanguages))
        {
            using var list = WordListText.Open(name);
            var language = 1UL << number++;
            if (name == Prefix + "zxx")
            {
                lexicon.NoLanguage = language;
            }

            Read(list.Text, lexicon, language);
        }

        lexicon.Complete();
        return lexicon;
    }

    // Optimized from the first call on: it runs once, over all lists.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Read(ReadOnlySpan<char> list, Lexicon lexicon, ulong language)
    {
        while (!list.IsEmpty)
        {
            var line = WordListText.Next(ref list, '\n');
            var colon = line.IndexOf(':');
            if (colon < 0 || line[0] == '#' || !TryRole(line[..colon], out var role))
            {
                continue;
            }

            for (var entries = line[(colon + 1)..]; !entries.IsEmpty; )
            {
                if (WordListText.Next(ref entries, ',') is { IsEmpty: false } entry)
                {
                    lexicon.Add(entry, role, language);
                }
            }
        }
    }

    private static bool TryRole(ReadOnlySpan<char> name, out WordRole role)
    {
        for (var i = 0; i < Roles.Length; i++)
        {
            if (name.Equals(Roles[i], StringComparison.OrdinalIgnoreCase))
            {
                role = (WordRole)i;
                return true;
            }
        }

        role = default;
        return false;
    }
}
