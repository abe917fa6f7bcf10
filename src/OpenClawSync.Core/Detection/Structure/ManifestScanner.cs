using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Structure;

/// <summary>Finds the values under <c>data</c> in a Kubernetes manifest of kind Secret, whatever their keys are called.</summary>
internal static class ManifestScanner
{
    private const int MaxDistance = 1 << 13;
    private const int MinValueLength = 4;

    /// <summary>Reads the manifest around the words at <paramref name="hit"/>; returns where the search continues.</summary>
    public static int Read(ref Scan scan, int hit)
    {
        var text = scan.Text;
        var next = hit + "kind".Length;
        var kind = text[hit..].IndexOf("secret", StringComparison.OrdinalIgnoreCase) + hit + "secret".Length;
        if (hit < scan.Manifests.ReadTo || (kind < text.Length && Chars.IsName(text[kind])))
        {
            return next;
        }

        var start = Math.Max(Math.Max(0, hit - MaxDistance), scan.Manifests.ReadTo);
        var end = Math.Min(text.Length, hit + MaxDistance);

        // A line of dashes separates the documents of one file.
        var dashes = text[start..hit].LastIndexOf("\n---");
        if (dashes >= 0)
        {
            start += dashes + 4;
        }

        dashes = text[hit..end].IndexOf("\n---");
        if (dashes >= 0)
        {
            end = hit + dashes;
        }

        scan.Manifests.ReadTo = end;
        scan.Steps += end - start;
        for (var at = start; at < end; )
        {
            var data = text[at..end].IndexOf("data", StringComparison.OrdinalIgnoreCase);
            if (data < 0)
            {
                break;
            }

            at += data + "data".Length;
            if (IsOwnWord(text[start..(at - "data".Length)]))
            {
                ReadBlock(ref scan, ref at, end);
            }
        }
        return next;
    }

    // Whether `data` is a word by itself and not the end of `metadata`.
    private static bool IsOwnWord(ReadOnlySpan<char> before) =>
        before.IsEmpty || !Chars.IsLetterOrDigit(before[^1]) || before.EndsWith("string") || Escapes.EndsEscape(before, before.Length);

    // Either `data:` with lines that are indented further, or `"data":{…}`.
    private static void ReadBlock(ref Scan scan, ref int at, int end)
    {
        var text = scan.Text;
        while (at < end && text[at] is '"' or '\\')
        {
            at++;
        }

        if (at >= end || text[at] != ':')
        {
            return;
        }

        at++;
        while (at < end && Chars.IsBlank(text[at]))
        {
            at++;
        }

        if (at < end && text[at] == '{')
        {
            ReadPairs(ref scan, ref at, end);
        }
        else if (Escapes.AfterBreak(text, at) is >= 0 and var line)
        {
            ReadLines(ref scan, ref at, line, end);
        }
    }

    private static void ReadLines(ref Scan scan, ref int at, int line, int end)
    {
        var text = scan.Text;
        var dataDepth = -1;
        var isPublic = false;
        for (at = line; at < end; )
        {
            var indent = at;
            while (indent < end && Chars.IsBlank(text[indent]))
            {
                indent++;
            }

            var depth = indent - at;
            if (depth == 0 || indent >= end)
            {
                return;
            }

            if (dataDepth < 0)
            {
                dataDepth = depth;
            }

            var stop = indent;
            while (stop < end && Escapes.AfterBreak(text, stop) < 0)
            {
                stop++;
            }

            var colon = depth == dataDepth ? text[indent..stop].IndexOf(':') : -1;
            if (depth < dataDepth)
            {
                return;
            }

            if (colon >= 0)
            {
                isPublic = IsPublic(text.Slice(indent, colon));
            }

            if (!isPublic)
            {
                Take(ref scan, indent + colon + 1, stop);
            }

            at = Escapes.AfterBreak(text, stop) is >= 0 and var next ? next : end;
        }
    }

    // `tls.crt` and `ca.crt` are certificates, which are public.
    private static bool IsPublic(ReadOnlySpan<char> key) => key.EndsWith("crt") || key.EndsWith("cert") || key is "ca" or "namespace";

    private static void ReadPairs(ref Scan scan, ref int at, int end)
    {
        var text = scan.Text;
        var close = text[at..end].IndexOf('}');
        if (close < 0)
        {
            close = end - at;
        }

        var stop = at + close;
        while (at < stop)
        {
            var colon = text[at..stop].IndexOf(':');
            if (colon < 0)
            {
                break;
            }

            at += colon + 1;
            var comma = text[at..stop].IndexOf(',');
            var valueEnd = comma < 0 ? stop : at + comma;
            Take(ref scan, at, valueEnd);
            at = valueEnd;
        }
        at = stop;
    }

    private static void Take(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        while (start < end && (Chars.IsSpace(text[start]) || text[start] is '"' or '\'' or '\\'))
        {
            start++;
        }

        var comment = text[start..end].IndexOf(" #");
        if (comment >= 0)
        {
            end = start + comment;
        }

        while (end > start && (Chars.IsSpace(text[end - 1]) || text[end - 1] is '"' or '\'' or '\\'))
        {
            end--;
        }

        var value = text[start..end];
        if (value.Length < MinValueLength || value.IndexOf(Placeholder.Text) >= 0)
        {
            return;
        }

        if (Reference.IsReference(value) || Placeholders.IsPlaceholder(value))
        {
            return;
        }

        scan.Add(start, end, StructureRules.Manifest);
    }
}
