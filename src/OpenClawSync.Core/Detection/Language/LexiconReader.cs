using System.Text;

namespace OpenClawSync.Detection.Language;

/// <summary>Reads the lists of words, one for each language, that the assembly carries.</summary>
internal static class LexiconReader
{
    private const string Prefix = "words.";

    // The roles have one bit for a language each.
    private const int MaxLanguages = 64;

    /// <summary>Adds the entries of all languages.</summary>
    public static Lexicon ReadAll(Lexicon lexicon)
    {
        var assembly = typeof(LexiconReader).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));
        var number = 0;
        foreach (var name in names.Order(StringComparer.Ordinal).Take(MaxLanguages))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            var language = 1UL << number++;
            if (name == Prefix + "zxx")
            {
                lexicon.NoLanguage = language;
            }

            Read(reader, lexicon, language);
        }

        lexicon.Complete();
        return lexicon;
    }

    /// <summary>Adds the entries of one language.</summary>
    public static void Read(TextReader reader, Lexicon lexicon, ulong language)
    {
        while (reader.ReadLine() is { } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.StartsWith('#') || colon < 0 || !Enum.TryParse<WordRole>(line[..colon], ignoreCase: true, out var role))
            {
                continue;
            }

            foreach (var entry in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                lexicon.Add(entry, role, language);
            }
        }
    }
}
