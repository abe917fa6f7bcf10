using System.Buffers;

namespace OpenClawSync.Detection.Text;

/// <summary>Searches a window of a text for words that begin in it; they may end after it.</summary>
internal static class WindowSearch
{
    private const int MaxWordLength = 24;

    /// <summary>
    /// Where the first of the words at or after <paramref name="at"/> begins, or -1 when none begins before <paramref name="end"/>.
    /// </summary>
    public static int Next(ReadOnlySpan<char> text, int at, int end, SearchValues<string> words)
    {
        if (at >= end)
        {
            return -1;
        }

        var next = text[at..Math.Min(text.Length, end + MaxWordLength)].IndexOfAny(words);
        return next < 0 || at + next >= end ? -1 : at + next;
    }

    public static int Next(ReadOnlySpan<char> text, int at, int end, string word)
    {
        if (at >= end)
        {
            return -1;
        }

        var next = text[at..Math.Min(text.Length, end + MaxWordLength)].IndexOf(word);
        return next < 0 || at + next >= end ? -1 : at + next;
    }
}
