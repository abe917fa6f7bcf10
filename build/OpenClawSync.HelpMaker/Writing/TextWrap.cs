namespace OpenClawSync.HelpMaker.Writing;

/// <summary>Breaks text into lines of a width, at spaces.</summary>
internal static class TextWrap
{
    /// <param name="text">One line.</param>
    /// <param name="width">The most characters a line may have, its margin included. A longer word stands alone.</param>
    /// <param name="margin">What every line but the first begins with.</param>
    /// <param name="first">What the first line begins with.</param>
    public static string Lines(string text, int width, string margin = "", string first = "")
    {
        var lines = new List<string>();
        var line = first;
        var isEmpty = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                (line, isEmpty) = (margin, true);
            }

            line += isEmpty ? word : " " + word;
            isEmpty = false;
        }

        return string.Join('\n', lines.Append(line));
    }
}
