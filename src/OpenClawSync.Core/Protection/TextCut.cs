using System.Globalization;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Protection;

/// <summary>Truncates text to a length, at a grapheme boundary and never inside a placeholder.</summary>
internal static class TextCut
{
    private const string Ellipsis = "…";

    /// <param name="text">The text.</param>
    /// <param name="length">The maximum length of the result in UTF-16 code units, ellipsis included.</param>
    public static string To(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = BeforePlaceholder(text, GraphemeBoundary(text, length - Ellipsis.Length));
        return string.Concat(text.AsSpan(0, end).TrimEnd(), Ellipsis);
    }

    private static int GraphemeBoundary(string text, int limit)
    {
        var end = KnownBoundary(text, limit);
        while (StringInfo.GetNextTextElementLength(text.AsSpan(end)) is var next && end + next <= limit)
        {
            end += next;
        }

        return end;
    }

    // There is always a boundary between two ASCII characters other than CR LF, so the search need not start at the beginning of the text.
    private static int KnownBoundary(string text, int limit)
    {
        var at = Math.Max(0, limit);
        while (at > 0 && !(char.IsAscii(text[at - 1]) && char.IsAscii(text[at]) && (text[at - 1], text[at]) != ('\r', '\n')))
        {
            at--;
        }

        return at;
    }

    private static int BeforePlaceholder(string text, int end)
    {
        var from = Math.Max(0, end - Placeholder.Text.Length + 1);
        var at = text.AsSpan(from).IndexOf(Placeholder.Text, StringComparison.Ordinal);
        return at >= 0 && from + at < end && from + at + Placeholder.Text.Length > end ? from + at : end;
    }
}
