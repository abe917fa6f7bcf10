using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Structure;

/// <summary>
/// Looks for a random run later in the line when no value follows the name of a key: <c>use token …</c>, <c>the key for X, …</c>.
/// </summary>
internal static class ContextReader
{
    /// <summary>How far after the name a value may begin.</summary>
    public const int Window = 72;

    private const int MinLength = 20;

    // How soon after a value a note that it is public begins.
    private const int MaxNote = 24;
    private const int MaxLength = 512;

    public static void Read(ref Scan scan, int nameStart, int nameEnd)
    {
        var text = scan.Text;
        var at = nameEnd;
        var limit = Math.Min(text.Length, nameEnd + Window);

        // Nothing after the window is read, so a run that continues after it is not followed.
        while (at < limit && (Chars.IsJoined(text[at]) || text[at] is '?' or '&'))
        {
            at++;
        }

        scan.Steps += at - nameEnd;
        while (at < limit)
        {
            // Only runs with a digit can be secret, so go from digit to digit.
            var digit = text[at..limit].IndexOfAny(CharSets.Digits);
            if (digit < 0 || Escapes.LineStart(text.Slice(at, digit)) > 0)
            {
                return;
            }

            var start = at + digit;
            while (start > at && Chars.IsBase64(text[start - 1]))
            {
                start--;
            }

            at += digit;
            while (at < text.Length && at - start < MaxLength && Chars.IsBase64(text[at]))
            {
                at++;
            }

            scan.Steps += at - start + 1;
            if (at - start < MinLength)
            {
                continue;
            }

            var from = Math.Max(0, nameStart - (Window / 2));
            from += Escapes.LineStart(text[from..nameStart]);
            var end = at;
            if (IsSecret(text, from, start, ref end))
            {
                scan.Add(start, end, StructureRules.Context);
            }
        }
    }

    private static bool IsSecret(ReadOnlySpan<char> text, int from, int start, ref int end)
    {
        while (end > start && text[end - 1] is '-' or '/' or '+')
        {
            end--;
        }

        if (start > 0 && text[start - 1] is '/' or '#' or '.' or '@' or '\\' or '%')
        {
            return false;
        }

        if (end < text.Length && text[end] is '(' or '@' or '/')
        {
            return false;
        }

        if (text[end..].StartsWith("...") || text[end..].StartsWith("…"))
        {
            return false;
        }

        var run = text[start..end];
        if (run.Length < MinLength || IsPath(run))
        {
            return false;
        }

        if (PublicText.IsPublic(run) || NameLike.IsCodeName(run) || PublicText.IsSaidAfter(text[end..Math.Min(text.Length, end + MaxNote)]))
        {
            return false;
        }

        if (Placeholders.IsPlaceholder(run) || Shapes.IsUuid(run) || Shapes.IsUlid(run) || !Randomness.IsRandom(run))
        {
            return false;
        }

        var window = text[from..start];
        return window.IndexOf("ENC[") < 0
            && !Shapes.IsDigestPrefix(window)
            && !window.TrimEnd(" :=`\"'").EndsWith("site key", StringComparison.OrdinalIgnoreCase)
            && !window.TrimEnd(" :=`\"'").EndsWith("publishable key", StringComparison.OrdinalIgnoreCase)
            && ContextWords.AllowSecret(window, TextShape.Measure(run).IsHex || Shapes.IsCacheKey(run));
    }

    private static bool IsPath(ReadOnlySpan<char> run)
    {
        var slash = run.LastIndexOf('/');
        return slash >= 0
            && (run.Length < 32 || run.Count('/') > 3 || Shapes.IsUuid(run[(slash + 1)..]) || Shapes.IsHexDigest(run[(slash + 1)..]));
    }
}
