using OpenClawSync.Detection.Patterns;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Obfuscation;

/// <summary>
/// Finds tokens that are broken across lines, by a backslash at the end of the line or a hard wrap, with the next line indented or
/// quoted; and tokens with a mark that Markdown escapes.
/// </summary>
internal static class LineContinuationScanner
{
    private const int MaxTokenLength = 1024;
    private const int MaxLookBack = 160;

    public static void Run(ref Scan scan, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            var next = scan.Text[at..end].IndexOf('\n');
            if (next < 0)
            {
                break;
            }

            at += next;
            var wrap = at;
            while (wrap > 0 && scan.Text[wrap - 1] is '\r' or '\\' && at - wrap < 4)
            {
                wrap--;
            }

            Read(ref scan, wrap);
        }
        for (var at = start; (at = WindowSearch.Next(scan.Text, at, end, "\\n")) >= 0; at += 2)
        {
            var wrap = at;
            while (wrap > 0 && scan.Text[wrap - 1] is '\\' && at - wrap < 16)
            {
                wrap--;
            }

            Read(ref scan, wrap);
        }
        for (var at = start; (at = WindowSearch.Next(scan.Text, at, end, "\\_")) >= 0; at += 2)
        {
            Read(ref scan, at);
        }
    }

    private static void Read(ref Scan scan, int wrap)
    {
        if (wrap == 0 || !Chars.IsJoined(scan.Text[wrap - 1]) || scan.Text[wrap - 1] is '.' or ',' or ':')
        {
            return;
        }

        var after = LineContinuation.Skip(scan.Text, wrap);
        if (after >= 0)
        {
            ReadAt(ref scan, wrap, after);
        }
    }

    private static void ReadAt(ref Scan scan, int wrap, int after)
    {
        var text = scan.Text;
        var from = wrap;
        var tail = wrap;
        if (after >= text.Length || !Chars.IsBase64(text[after]))
        {
            return;
        }

        var floor = Math.Max(0, tail - MaxLookBack);
        while (from > floor && Chars.IsJoined(text[from - 1]))
        {
            from--;
        }

        scan.Steps += tail - from;
        for (var at = from; at < tail - 2; at++)
        {
            if (at > from && Chars.IsLetterOrDigit(text[at - 1]))
            {
                continue;
            }

            var entries = scan.Rules.Tokens.Find(text[at], text[at + 1], text[at + 2]);
            if (!entries.IsEmpty && TryJoined(ref scan, at, tail, entries))
            {
                return;
            }
        }
    }

    // Whether the first line is a whole token: then a plain word after it is not part of it.
    private static bool IsWhole(TokenPattern pattern, ReadOnlySpan<char> token) => pattern.Match(token, out _, out _) == token.Length;

    // A line that only begins like the rest of the token is other text.
    private static bool EndsLine(ReadOnlySpan<char> text, int end) =>
        end >= text.Length || !Chars.IsJoined(text[end]) || text[end] is '.' or ',' or ':';

    private static bool TryJoined(ref Scan scan, int start, int tail, ReadOnlySpan<PrefixIndex.Entry> entries)
    {
        Span<char> joined = stackalloc char[MaxTokenLength];
        Span<int> map = stackalloc int[MaxTokenLength + 1];
        var count = LineContinuation.Join(scan.Text, start, joined, map);
        scan.Steps += count;
        foreach (var entry in entries)
        {
            var pattern = entry.Pattern;
            if (!pattern.Parts[0].IsLiteral || pattern.LeadLength < 3 || count < 3 || !entry.CanBegin(joined[2], int.MaxValue))
            {
                continue;
            }

            var length = pattern.Match(joined[..count], out var secretAt, out _);
            if (length <= tail - start || Placeholders.IsFilledToken(joined[pattern.LeadLength..length]))
            {
                continue;
            }

            var body = joined[pattern.LeadLength..length];
            if (!Randomness.IsRandom(body) || !EndsLine(scan.Text, map[length - 1] + 1))
            {
                continue;
            }

            if (IsWhole(pattern, joined[..(tail - start)]) && TextShape.Measure(joined[(tail - start)..length]).Digits == 0)
            {
                continue;
            }

            scan.Add(map[secretAt], map[length - 1] + 1, entry.Rule);
            return true;
        }
        return false;
    }
}
