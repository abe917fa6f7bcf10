using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Tables;

/// <summary>A line of a text. Its break may be escaped, as it is in JSON.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, before the break.</param>
/// <param name="Next">Where the next line begins; the end of the text after the last line.</param>
/// <param name="IsEscaped">Whether the line is part of a text in quotes, so that quotes and tabs in it are escaped.</param>
internal readonly record struct TextLine(int Start, int End, int Next, bool IsEscaped)
{
    /// <summary>Longer lines are not rows of tables.</summary>
    public const int MaxLength = 1024;

    public bool IsBlank(ReadOnlySpan<char> text) => text[Start..End].IndexOfAnyExcept(' ', '\t', '\r') < 0;

    /// <summary>The line around a position; false if it is too long.</summary>
    public static bool TryAround(ReadOnlySpan<char> text, int at, out TextLine line)
    {
        line = default;
        var floor = Math.Max(0, at - MaxLength);
        var window = text[floor..at];
        var plain = window.LastIndexOf('\n') + 1;
        var escaped = window[plain..].LastIndexOf("\\n") is >= 0 and var mark ? plain + mark + 2 : 0;
        var start = Math.Max(plain, escaped);
        return (start > 0 || floor == 0) && TryRead(text, floor + start, escaped > 0, out line);
    }

    /// <summary>The line that begins at a position; false if it is too long, or at the end of the text.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int start, bool isEscaped, out TextLine line)
    {
        line = default;
        if (start >= text.Length)
        {
            return false;
        }

        var window = text[start..Math.Min(text.Length, start + MaxLength)];
        var plain = window.IndexOf('\n');
        var escaped = (plain < 0 ? window : window[..plain]).IndexOf("\\n");
        if (plain < 0 && escaped < 0 && start + window.Length < text.Length)
        {
            return false;
        }

        var end =
            start
            + (
                escaped >= 0 ? escaped
                : plain >= 0 ? plain
                : window.Length
            );
        var next =
            escaped >= 0 ? end + 2
            : plain >= 0 ? end + 1
            : end;
        var first = start;
        if (escaped >= 0 && !isEscaped)
        {
            first += AfterQuote(text[start..end]);
        }
        else if (isEscaped && escaped < 0)
        {
            end = start + BeforeQuote(text[start..end]);
        }

        while (end > first && text[end - 1] is '\\' or '\r')
        {
            end--;
        }

        if (end >= first + 2 && text[end - 1] == 'r' && text[end - 2] == '\\')
        {
            end -= 2;
        }

        line = new TextLine(first, end, next, isEscaped || escaped >= 0);
        return true;
    }

    /// <summary>The line before the one that begins at a position; false if there is none, or it is too long.</summary>
    public static bool TryBefore(ReadOnlySpan<char> text, int start, out TextLine line)
    {
        line = default;
        if (start > 0 && text[start - 1] == '\n')
        {
            return TryAround(text, start - 1, out line);
        }

        return start > 1 && text[..start].EndsWith("\\n") && TryAround(text, start - 2, out line);
    }

    // The text in quotes whose first line this is begins after the last quote that is not escaped.
    private static int AfterQuote(ReadOnlySpan<char> line)
    {
        for (var at = line.Length - 1; at >= 0; at--)
        {
            if (line[at] == '"' && Escapes.BackslashesBefore(line, at) == 0)
            {
                return at + 1;
            }
        }

        return 0;
    }

    private static int BeforeQuote(ReadOnlySpan<char> line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"' && Escapes.BackslashesBefore(line, at) == 0)
            {
                return at;
            }
        }

        return line.Length;
    }
}
