namespace OpenClawSync.HelpMaker.Writing;

/// <summary>Wraps text at spaces.</summary>
internal static class TextWrap
{
    /// <param name="text">One line.</param>
    /// <param name="width">The maximum length of a line, including its margin. A longer word has its own line.</param>
    /// <param name="margin">The start of every line except the first.</param>
    /// <param name="first">The start of the first line.</param>
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
