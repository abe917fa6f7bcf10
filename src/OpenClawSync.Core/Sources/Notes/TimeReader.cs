using System.Text.RegularExpressions;

namespace OpenClawSync.Sources.Notes;

/// <summary>Reads a token with its range and time zone. It must be a time that is not part of a word or number.</summary>
internal static partial class TimeReader
{
    public static EntryTime? Read(string text, ClockToken token)
    {
        if (!MayBegin(text, token.Start) || !MayEnd(text, token))
        {
            return null;
        }

        var range = ReadRangeEnd(text, token.End);
        if (StartMinutes(token, range) is not { } minutes)
        {
            return null;
        }

        var zone =
            TimeZoneText.After(text, token.End)
            ?? (range is { } last ? TimeZoneText.After(text, last.End) : null)
            ?? TimeZoneText.Before(text, token.Start);
        return new EntryTime($"{minutes / 60:00}:{minutes % 60:00}", zone);
    }

    private static bool MayBegin(string text, int start)
    {
        if (start == 0)
        {
            return true;
        }

        var before = text[start - 1];
        if (before == 'T')
        {
            return IsAfterDate(text, start - 1);
        }

        if (before is '-' or '+')
        {
            return start == 1 || !TimeText.IsWord(text[start - 2]);
        }

        if (before == ',')
        {
            return start == 1 || !char.IsAsciiDigit(text[start - 2]);
        }

        return !TimeText.IsWord(before) && before is not (':' or '.' or '/' or '\\' or '#' or '$' or '=' or '%');
    }

    // The T between the date and the time of ISO 8601.
    private static bool IsAfterDate(string text, int end) =>
        end > 2 && char.IsAsciiDigit(text[end - 1]) && char.IsAsciiDigit(text[end - 2]) && text[end - 3] == '-';

    private static bool MayEnd(string text, ClockToken token)
    {
        if (token.End == text.Length)
        {
            return true;
        }

        var after = text[token.End];
        if (after is ':' or '.' or ',')
        {
            return token.End + 1 == text.Length || !char.IsAsciiDigit(text[token.End + 1]);
        }

        if (after is 'Z' or 'h')
        {
            return token.End + 1 == text.Length || !TimeText.IsWord(text[token.End + 1]);
        }

        return !TimeText.IsWord(after) && after is not ('%' or '°' or '$');
    }

    private static ClockToken? ReadRangeEnd(string text, int index)
    {
        var dash = RangeDash().Match(text, index);
        if (!dash.Success || ClockToken.At(text, index + dash.Length) is not { } end)
        {
            return null;
        }

        return MayEnd(text, end) && end.MinutesOfDay() is not null ? end : null;
    }

    private static int? StartMinutes(ClockToken start, ClockToken? range)
    {
        var alone = start.MinutesOfDay();
        if (start.IsAfternoon is not null || range is not { IsAfternoon: { } half } end)
        {
            return alone;
        }

        // "2:00-3:00 PM" starts at 14:00, and "11:30-1:00 PM" at 11:30: AM or PM applies to both ends unless the range would then end
        // before it starts.
        var same = start.MinutesOfDay(half);
        return same <= end.MinutesOfDay() ? same : start.MinutesOfDay(!half);
    }

    // An em dash with spaces around it separates a time from text that may begin with another time.
    [GeneratedRegex("\\G(?:[ ]?[-–~][ ]?|—)", RegexOptions.CultureInvariant)]
    private static partial Regex RangeDash();
}
