using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Structure;

/// <summary>Finds the codes of gift cards and of devices to pair, which are too short to be known without the words before them.</summary>
internal static class CodeScanner
{
    private const int Window = 80;
    private const int MinGift = 12;
    private const int MaxGift = 24;

    /// <summary>Reads the line after the word that begins at <paramref name="hit"/>.</summary>
    public static void Read(ref Scan scan, int hit)
    {
        var text = scan.Text;
        var limit = Math.Min(text.Length, hit + Window);
        for (var at = hit; at < limit && !Chars.IsLineEnd(text[at]); )
        {
            var start = at;
            while (at < text.Length && at - start <= MaxGift && (Chars.IsLetterOrDigit(text[at]) || text[at] == '-'))
            {
                at++;
            }

            if (at - start > 9 && IsCode(text[start..at]))
            {
                scan.Steps += at - hit;
                scan.Add(start, at, StructureRules.KeyShape);
                return;
            }

            at = Math.Max(at, start + 1);
        }

        scan.Steps += Window;
    }

    private static bool IsCode(ReadOnlySpan<char> word)
    {
        var digits = 0;
        var letters = 0;
        foreach (var c in word)
        {
            digits += Chars.IsDigit(c) ? 1 : 0;
            letters += Chars.IsUpper(c) ? 1 : 0;
        }

        var dashes = word.Count('-');
        return digits + letters + dashes == word.Length
            && (
                letters == 0
                    ? dashes == 2 && (HasDashes(word, 3, 6, 10) || HasDashes(word, 4, 8, 13))
                    : word.Length is >= MinGift and <= MaxGift && digits > 1 && letters > 2 && word[0] != '-' && word[^1] != '-'
            );
    }

    // Eight or eleven digits, as HomeKit and Matter write them; dates have other groups.
    private static bool HasDashes(ReadOnlySpan<char> word, int first, int second, int length) =>
        word.Length == length && word[first] == '-' && word[second] == '-';
}
