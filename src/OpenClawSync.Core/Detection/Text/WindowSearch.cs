using System.Buffers;

namespace OpenClawSync.Detection.Text;

/// <summary>Searches one window of a text for words that begin in it; their ends may lie beyond.</summary>
internal static class WindowSearch
{
    private const int MaxWord = 24;

    /// <summary>The start of the first of the words at or after <paramref name="at"/>, or -1 when none begins before <paramref name="end"/>.</summary>
    public static int Next(ReadOnlySpan<char> text, int at, int end, SearchValues<string> words)
    {
        if (at >= end)
        {
            return -1;
        }

        var next = text[at..Math.Min(text.Length, end + MaxWord)].IndexOfAny(words);
        return next < 0 || at + next >= end ? -1 : at + next;
    }

    public static int Next(ReadOnlySpan<char> text, int at, int end, string word)
    {
        if (at >= end)
        {
            return -1;
        }

        var next = text[at..Math.Min(text.Length, end + MaxWord)].IndexOf(word);
        return next < 0 || at + next >= end ? -1 : at + next;
    }
}
