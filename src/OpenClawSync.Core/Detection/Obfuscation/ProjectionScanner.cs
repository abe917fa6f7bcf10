using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Obfuscation;

/// <summary>Scans the lines with obfuscated or escaped characters again, as a reader would see them.</summary>
internal static class ProjectionScanner
{
    private const int MaxBefore = 2048;
    private const int MaxAfter = 6144;

    public static void Run(ref Scan scan, int start, int end, bool nonAscii)
    {
        for (
            var at = Math.Max(start, scan.Projection.ReadTo);
            (at = Next(scan.Text, at, end, nonAscii)) >= 0;
            at = Math.Max(at + 1, scan.Projection.ReadTo)
        )
        {
            ReadLines(ref scan, at);
        }
    }

    private static int Next(ReadOnlySpan<char> text, int at, int end, bool nonAscii)
    {
        var escape = WindowSearch.Next(text, at, end, "\\u");
        var entity = NextEntity(text, at, escape < 0 ? end : escape);
        if (entity >= 0)
        {
            escape = entity;
        }

        var obfuscated = nonAscii ? ObfuscationFinder.Next(text, at, escape < 0 ? end : escape) : -1;
        return obfuscated >= 0 ? obfuscated : escape;
    }

    private static int NextEntity(ReadOnlySpan<char> text, int at, int end)
    {
        for (; at < end; at++)
        {
            var next = text[at..end].IndexOfAny('&', '%');
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (text[at] == '%' ? Homoglyph.IsNeedlessPercent(text, at) : text[at..].StartsWith("&#") || text[at..].StartsWith("&quot;"))
            {
                return at;
            }
        }
        return -1;
    }

    // The line with those before and after it, because a value may be on a line of its own.
    private static void ReadLines(ref Scan scan, int at)
    {
        var text = scan.Text;
        var start = LineStart(text, at);
        var end = LineEnd(text, at);
        scan.Projection.ReadTo = end;
        using var projection = Projection.Create(text, start, end);
        var projected = new Scan(projection.Text, scan.Rules, scan.Passes, scan.Depth);
        scan.Passes.RunPlain(ref projected);
        scan.Steps += projected.Steps + end - start;
        foreach (var hit in projected.Hits)
        {
            var (from, to) = projection.Map(hit.Start, hit.End);
            scan.Add(from, to, hit.RuleId, hit.Reason);
        }
    }

    private static int LineStart(ReadOnlySpan<char> text, int at)
    {
        var floor = Math.Max(0, at - MaxBefore);
        var line = floor + text[floor..at].LastIndexOf('\n') + 1;
        return line <= floor ? floor : floor + text[floor..(line - 1)].LastIndexOf('\n') + 1;
    }

    private static int LineEnd(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..Math.Min(text.Length, at + MaxAfter)];
        var end = rest.IndexOf('\n');
        if (end < 0)
        {
            return at + rest.Length;
        }

        var second = rest[(end + 1)..].IndexOf('\n');
        return second < 0 ? at + rest.Length : at + end + 1 + second;
    }
}
