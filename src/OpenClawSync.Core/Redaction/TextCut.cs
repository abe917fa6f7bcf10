using System.Globalization;

namespace OpenClawSync.Redaction;

/// <summary>Cuts text to a length, at a grapheme boundary and never inside the placeholder.</summary>
internal static class TextCut
{
    private const string Ellipsis = "…";

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
        var end = 0;
        while (StringInfo.GetNextTextElementLength(text.AsSpan(end)) is var next && end + next <= limit)
        {
            end += next;
        }

        return end;
    }

    private static int BeforePlaceholder(string text, int end)
    {
        var from = Math.Max(0, end - Placeholder.Text.Length + 1);
        var at = text.AsSpan(from).IndexOf(Placeholder.Text, StringComparison.Ordinal);
        return at >= 0 && from + at < end && from + at + Placeholder.Text.Length > end ? from + at : end;
    }
}
