namespace OpenClawSync.HelpMaker.Reading;

/// <summary>Code of a doc comment, without the margin the compiler keeps.</summary>
internal static class CodeText
{
    public static string Clean(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(line => line.TrimEnd()).ToList();
        // What follows the opening tag has no margin to be taken off.
        var margin = lines.Skip(1).Where(line => line.Length > 0).Select(Margin).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select((line, index) => index == 0 ? line.TrimStart() : line[Math.Min(margin, line.Length)..]))
            .Trim('\n');
    }

    private static int Margin(string line) => line.Length - line.TrimStart().Length;
}
