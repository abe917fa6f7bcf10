namespace OpenClawSync.Views;

/// <summary>Wraps text at spaces. A word that is longer than a line is split.</summary>
internal static class WordWrap
{
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Cut(word, width)))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        lines.Add(line);
        return lines;
    }

    private static IEnumerable<string> Cut(string word, int width)
    {
        for (var start = 0; start < word.Length; start += width)
        {
            yield return word.Substring(start, Math.Min(width, word.Length - start));
        }
    }
}
