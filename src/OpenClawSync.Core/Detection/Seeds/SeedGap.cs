using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Seeds;

/// <summary>
/// Reads what is between two words of a seed phrase: blanks, numbers, one kind of mark, quotes, bullets, the cells of a table and line
/// breaks, plain or escaped.
/// </summary>
internal static class SeedGap
{
    // The row between the heading and the first row of a table is the longest.
    private const int MaxLength = 80;

    private const int MaxDigits = 4;

    private const string LocalMarks = "–—→➜、，。・：；";

    private const string LocalQuiet = "“”„‘’「」『』«»•·（）";

    private static readonly AsciiSet Marks = AsciiSet.From(",;:.)-/|=+");

    private static readonly AsciiSet Quiet = AsciiSet.From("\"'`*_#>([]{} \t\r\n0123456789");

    /// <summary>Where the next word begins, or -1; and the mark before it.</summary>
    public static int SkipForward(ReadOnlySpan<char> text, int at, out char mark)
    {
        mark = ' ';
        var digits = 0;
        var limit = Math.Min(text.Length, at + MaxLength);
        while (at < limit)
        {
            var c = text[at];
            if (Chars.IsBlank(c))
            {
                at++;
                continue;
            }

            if (SeedLetters.ScriptOf(c) != SeedScript.None)
            {
                return at;
            }

            if (c == '\\')
            {
                at += IsEscaped(text, at + 1) ? 2 : 1;
                continue;
            }

            if (Chars.IsDigit(c) && ++digits > MaxDigits)
            {
                return -1;
            }

            if (IsMark(c))
            {
                mark = mark == ' ' ? c : mark;
            }
            else if (!IsQuiet(c))
            {
                return -1;
            }

            at++;
        }

        return -1;
    }

    /// <summary>Where the word before this place ends, or -1.</summary>
    public static int SkipBack(ReadOnlySpan<char> text, int at, int floor)
    {
        floor = Math.Max(floor, at - MaxLength);
        while (at > floor)
        {
            var c = text[at - 1];
            if (at - 1 > floor && text[at - 2] == '\\' && IsEscaped(text, at - 1))
            {
                at -= 2;
                continue;
            }

            if (c != ' ' && (SeedLetters.ScriptOf(c) != SeedScript.None || SeedLetters.IsAccent(c)))
            {
                return at;
            }

            if (!IsQuiet(c) && c != '\\' && !IsMark(c))
            {
                return -1;
            }

            at--;
        }

        return -1;
    }

    // The letter of an escape within a JSON string.
    private static bool IsEscaped(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] is 'n' or 'r' or 't' or '"';

    private static bool IsMark(char c) => c < 128 ? Marks.Contains(c) : LocalMarks.Contains(c, StringComparison.Ordinal);

    private static bool IsQuiet(char c) =>
        c < 128 ? Quiet.Contains(c) : Chars.IsSpace(c) || LocalQuiet.Contains(c, StringComparison.Ordinal);
}
