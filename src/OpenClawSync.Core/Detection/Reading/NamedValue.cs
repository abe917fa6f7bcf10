using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Reading;

/// <summary>
/// Pairs whose name is a value itself: <c>"name": "X", "value": "…"</c>, <c>key="X" value="…"</c>.
/// </summary>
internal static class NamedValue
{
    private const int MaxGap = 48;

    /// <summary>Moves <paramref name="at"/> to where the value begins if the word <c>value</c> and a sign come next.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the name ends.</param>
    /// <param name="opened">How many characters that open an object to skip first.</param>
    public static bool TrySkip(ReadOnlySpan<char> text, ref int at, int opened = 0)
    {
        var i = at + opened;
        var limit = Math.Min(text.Length, at + MaxGap);
        while (i < limit && (Chars.IsSpace(text[i]) || text[i] is ',' or '"' or '\'' or '\\' || IsEscapedBreak(text, i)))
        {
            i++;
        }

        if (!text[i..].StartsWith("value", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        i += "value".Length;
        while (i < limit && (Chars.IsBlank(text[i]) || text[i] is '"' or '\'' or '\\'))
        {
            i++;
        }

        if (i >= limit || text[i] is not ('=' or ':'))
        {
            return false;
        }

        at = i + 1;
        return true;
    }

    private static bool IsEscapedBreak(ReadOnlySpan<char> text, int at) => text[at] is 'n' or 'r' && at > 0 && text[at - 1] == '\\';
}
