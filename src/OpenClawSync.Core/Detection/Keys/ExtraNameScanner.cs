using System.Text;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Keys;

/// <summary>Finds the names of keys that a policy adds, and reads their values as those of the built-in names are read.</summary>
internal static class ExtraNameScanner
{
    private const int MaxSuffixLength = 24;
    private const int MaxNameLength = 64;

    /// <summary>Searches the part of the text between two positions.</summary>
    public static void Run(ref Scan scan, ExtraNames names, int start, int end)
    {
        for (
            var at = WindowSearch.Next(scan.Text, start, end, names.Words);
            at >= 0;
            at = WindowSearch.Next(scan.Text, at + 1, end, names.Words)
        )
        {
            scan.Steps++;
            if (names.Find(scan.Text, at) is { } name && BeginsWord(scan.Text, name.Start) && EndOfName(scan.Text, name.End) is { } nameEnd)
            {
                KeyScanner.ReadValue(ref scan, StartOfName(scan.Text, name.Start), nameEnd, KeyStrength.Password);
            }
        }
    }

    /// <summary>Whether a part of the text is one of the names and nothing else.</summary>
    public static bool IsName(ReadOnlySpan<char> text, ExtraNames names, int start, int end)
    {
        var before = text[..end];
        for (var at = start; at < end && before[at..].IndexOfAny(names.Words) is >= 0 and var next; at++)
        {
            at += next;
            if (
                names.Find(before, at) is { } name
                && name.Start >= start
                && BeginsWord(before, name.Start)
                && EndOfName(before, name.End) == end
                && StartOfName(before, name.Start) == start
            )
            {
                return true;
            }
        }

        return false;
    }

    // A word of a script that has capitals begins after what is no letter, or with a capital as in `myName`. Others need no space.
    private static bool BeginsWord(ReadOnlySpan<char> text, int start)
    {
        _ = Rune.DecodeLastFromUtf16(text[..start], out var before, out _);
        _ = Rune.DecodeFromUtf16(text[start..], out var first, out _);
        return start == 0
            || !HasCase(before)
            || !HasCase(first)
            || (Rune.IsUpper(first) && !Rune.IsUpper(before))
            || Escapes.EndsEscape(text, start);
    }

    private static bool HasCase(Rune rune) => Rune.IsUpper(rune) || Rune.IsLower(rune);

    // In `--my-name` and `$MY_NAME` all of it is the name.
    private static int StartOfName(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        while (at > 0 && start - at < MaxNameLength && Chars.IsName(text[at - 1]))
        {
            at--;
        }

        return at < start && Escapes.EndsEscape(text, at + 1) ? Math.Min(start, at + 1) : at;
    }

    // The name may be in the plural, or end in a word that says nothing, such as `Value` or `2`. In any other word it is not the name.
    private static int? EndOfName(ReadOnlySpan<char> text, int end)
    {
        if (end < text.Length && Rune.DecodeFromUtf16(text[end..], out var next, out _) == System.Buffers.OperationStatus.Done)
        {
            if (!next.IsAscii)
            {
                return HasCase(next) ? null : end;
            }
        }

        var last = end;
        while (last < text.Length && last - end < MaxSuffixLength && Chars.IsName(text[last]))
        {
            last++;
        }

        while (last > end && text[last - 1] is '.' or '-' or '$' or '_')
        {
            last--;
        }

        var suffix = text[end..last];
        if (suffix.Length == 0 || suffix is "s" or "S")
        {
            return last;
        }

        // A word in small letters goes on from the name, unless a sign separates it.
        return Chars.IsLower(suffix[0]) || !KeyName.IsNeutral(suffix) ? null : last;
    }
}
