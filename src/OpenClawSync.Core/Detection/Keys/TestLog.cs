namespace OpenClawSync.Detection.Keys;

/// <summary>Recognizes the results of a log of tests: <c>PASS: name</c> on lines that follow each other.</summary>
internal static class TestLog
{
    private const int MaxLine = 300;

    private static readonly string[] Results =
    [
        "PASS:",
        "FAIL:",
        "KFAIL:",
        "DUPLICATE:",
        "PATH:",
        "XFAIL:",
        "XPASS:",
        "SKIP:",
        "UNTESTED:",
        "UNSUPPORTED:",
        "ERROR:",
        "Running ",
    ];

    /// <summary>Whether the name from <paramref name="start"/> to <paramref name="end"/> is the result of a test.</summary>
    public static bool IsResult(ReadOnlySpan<char> text, int start, int end)
    {
        if (text[start..end] is not "PASS" || end >= text.Length || text[end] != ':' || (start > 0 && text[start - 1] != '\n'))
        {
            return false;
        }

        var next = text[end..Math.Min(text.Length, end + MaxLine)];
        var line = next.IndexOf('\n');
        if (line >= 0 && IsResultLine(next[(line + 1)..]))
        {
            return true;
        }

        if (start == 0)
        {
            return false;
        }

        var before = text[Math.Max(0, start - MaxLine)..(start - 1)];
        return IsResultLine(before[(before.LastIndexOf('\n') + 1)..]);
    }

    private static bool IsResultLine(ReadOnlySpan<char> line)
    {
        foreach (var result in Results)
        {
            if (line.StartsWith(result))
            {
                return true;
            }
        }

        return false;
    }
}
