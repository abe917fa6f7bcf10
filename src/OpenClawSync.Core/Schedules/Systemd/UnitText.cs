using System.Text;

namespace OpenClawSync.Schedules.Systemd;

/// <summary>Writes values for unit files with the escapes of systemd, and reads them back.</summary>
internal static class UnitText
{
    private const string Wildcards = @"*?[]\";

    /// <summary>The program of a command line. Systemd expands specifiers and escapes in it, but no variables.</summary>
    public static string Program(string path) => $"\"{Path(Escape(path))}\"";

    /// <summary>An argument of a command line.</summary>
    public static string Argument(string text) => Program(text).Replace("$", "$$", StringComparison.Ordinal);

    /// <summary>A path that is the whole value.</summary>
    public static string Path(string path) => path.Replace("%", "%%", StringComparison.Ordinal);

    /// <summary>The path of an environment file, which may be a pattern.</summary>
    public static string Pattern(string path) =>
        Path(string.Concat(path.Select(character => Wildcards.Contains(character) ? $"\\{character}" : character.ToString())));

    /// <summary>Reads what <see cref="Path" /> wrote.</summary>
    public static string ReadPath(string text) => text.Replace("%%", "%", StringComparison.Ordinal);

    /// <summary>Reads what <see cref="Pattern" /> wrote.</summary>
    public static string ReadPattern(string text) => Unescape(ReadPath(text));

    /// <summary>The words of a command line that <see cref="Program" /> and <see cref="Argument" /> wrote, the program first.</summary>
    public static IReadOnlyList<string> ReadWords(string line)
    {
        var words = new List<string>();
        for (var start = line.IndexOf('"', StringComparison.Ordinal); start >= 0; )
        {
            var end = start + 1;
            while (end < line.Length && line[end] != '"')
            {
                end += line[end] == '\\' ? 2 : 1;
            }

            var word = ReadPattern(line[(start + 1)..Math.Min(end, line.Length)]);
            words.Add(words.Count == 0 ? word : word.Replace("$$", "$", StringComparison.Ordinal));
            start = end < line.Length ? line.IndexOf('"', end + 1) : -1;
        }

        return words;
    }

    private static string Escape(string text) =>
        text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            plain.Append(text[at] == '\\' && at + 1 < text.Length ? text[++at] : text[at]);
        }

        return plain.ToString();
    }
}
