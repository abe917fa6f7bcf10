using System.Buffers;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Structure;

/// <summary>
/// Reads what is before a long run of token characters: the part of a link that says that the run grants access, or the name of a private
/// key. The names need no search of their own, so that they may be of any language.
/// </summary>
internal static class RunContext
{
    private const int Before = 64;
    private const int MaxKey = 96;

    private const int KeyBytesInHex = 64;
    private const int KeyBytesInBase64 = 43;
    private const int MinHex = 30;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    private static readonly SearchValues<char> HexLetters = SearchValues.Create("abcdefABCDEF");

    public static void Read(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (start == 0)
        {
            return;
        }

        if (text[start - 1] is '/' or '=' or '#' && LinkReader.Read(ref scan, start, end))
        {
            return;
        }

        var run = text[start..end];
        if (CodeGroups.TryMeasure(run, out var groups))
        {
            if (CodeGroups.IsKey(groups) || (CodeGroups.IsCode(groups) && PrivateNames.HasCode(Window(text, start))))
            {
                scan.Add(start, end, StructureRules.KeyShape);
            }

            return;
        }

        ReadKey(ref scan, start, end);
    }

    private static void ReadKey(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        Widen(text, ref start, ref end);
        var run = text[start..end];
        if (run.Length is < MinHex or > MaxKey)
        {
            return;
        }

        var prefix = run.StartsWith("0x") ? 2 : 0;
        var isHex = !run[prefix..].ContainsAnyExcept(Hex) && run.ContainsAny(HexLetters);
        if (!isHex && run.Length is not (40 or KeyBytesInBase64 or 86))
        {
            return;
        }

        scan.Steps += end - start + Before;
        var window = Window(text, start);
        if (
            isHex && run.Length - prefix == KeyBytesInHex ? PrivateNames.HasPrivate(window)
            : isHex ? PrivateNames.EndsStrong(window) || PrivateNames.HasSession(window)
            : run.Length == 40 ? Randomness.IsRandom(run) && IsSecondOfPair(ref scan, start)
            : Randomness.IsRandom(run) && PrivateNames.HasPrivate(window)
        )
        {
            while (end < text.Length && text[end] == '=')
            {
                end++;
            }

            scan.Add(start + prefix, end, StructureRules.KeyShape);
        }
    }

    // The secret after the id of a key: `AKIA… / …`. The id of a broker's account is secret too.
    private static bool IsSecondOfPair(ref Scan scan, int start)
    {
        var text = scan.Text;
        var end = start;
        while (end > 0 && start - end < 4 && text[end - 1] is ' ' or '/' or ':' or ',' or '|')
        {
            end--;
        }

        if (end == start || end < 20)
        {
            return false;
        }

        var id = text[(end - 20)..end];
        if (!(end == 20 || !Chars.IsLetterOrDigit(text[end - 21])) || TextShape.Measure(id) is not { Lower: 0, Marks: 0, Digits: > 1 })
        {
            return false;
        }

        if (id.StartsWith("PK") || id.StartsWith("AK") || id.StartsWith("CK"))
        {
            scan.Add(end - 20, end, StructureRules.KeyShape);
            return true;
        }

        return false;
    }

    // Base64 has marks that end a run.
    private static void Widen(ReadOnlySpan<char> text, ref int start, ref int end)
    {
        var floor = Math.Max(0, start - MaxKey);
        while (start > floor && Chars.IsBase64(text[start - 1]))
        {
            start--;
        }

        var limit = Math.Min(text.Length, end + MaxKey);
        while (end < limit && Chars.IsBase64(text[end]))
        {
            end++;
        }
    }

    private static ReadOnlySpan<char> Window(ReadOnlySpan<char> text, int start)
    {
        var from = Math.Max(0, start - Before);
        return text[from..start];
    }
}
