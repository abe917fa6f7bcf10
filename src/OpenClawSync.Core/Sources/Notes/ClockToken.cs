using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenClawSync.Sources.Notes;

/// <summary>
/// Text that looks like a time of day, such as 9:05, 14:01:38 or 1PM. It can be a number alone, which a range may complete.
/// </summary>
internal readonly partial record struct ClockToken
{
    private readonly Match _match;

    private ClockToken(Match match) => _match = match;

    public int Start => _match.Index;

    public int End => _match.Index + _match.Length;

    public int Hour => int.Parse(_match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);

    public int? Minute =>
        _match.Groups["minute"] is { Success: true } minute ? int.Parse(minute.ValueSpan, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether PM is written; null when neither AM nor PM is.</summary>
    public bool? IsAfternoon => _match.Groups["half"] is { Success: true } half ? half.ValueSpan[0] is 'P' or 'p' : null;

    public static ClockToken? First(string text) => From(Pattern().Match(text));

    public static ClockToken? At(string text, int index) =>
        index < text.Length && char.IsAsciiDigit(text[index]) ? From(Pattern().Match(text, index)) : null;

    public ClockToken? Next() => From(_match.NextMatch());

    /// <summary>Minutes since midnight; null when this is not a time of day.</summary>
    /// <param name="isAfternoon">Whether it is PM when neither AM nor PM is written.</param>
    public int? MinutesOfDay(bool? isAfternoon = null)
    {
        var half = IsAfternoon ?? isAfternoon;
        if (Minute > 59 || (Minute is null && half is null))
        {
            return null;
        }

        // "18:31 PM" is accepted because its hour is unambiguous.
        var isTwelveHour = half is not null && Hour is >= 1 and <= 12;
        if (Hour > 23 || (Minute is null && !isTwelveHour))
        {
            return null;
        }

        var hour = isTwelveHour ? (Hour % 12) + (half is true ? 12 : 0) : Hour;
        return (hour * 60) + (Minute ?? 0);
    }

    private static ClockToken? From(Match match) => match.Success ? new ClockToken(match) : null;

    // After a number, "am" is also a word in some languages ("Sprint 3 am Montag"), so no word may follow it.
    [GeneratedRegex(
        """
            (?<hour>[0-9]{1,2})
            (?: :(?<minute>[0-9]{2}) (?: :[0-5][0-9] (?:[.,][0-9]{1,9})? )?
                (?: [ ]? (?<half>[AaPp]\.?[Mm]) (?![A-Za-z0-9_]) )?
              | (?<half>[AaPp]\.?[Mm]) (?![A-Za-z0-9_])
              | [ ] (?<half>[AP]\.?M | [ap]\.m | pm | am(?![ ]?\p{L})) (?![A-Za-z0-9_])
            )?
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();
}
