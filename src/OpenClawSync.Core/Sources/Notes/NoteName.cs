using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenClawSync.Sources.Notes;

/// <summary>Reads the file names of notes.</summary>
internal static partial class NoteName
{
    /// <summary>Whether the name is that of a daily note, as OpenClaw recognizes it: it need not be a day of the calendar.</summary>
    public static bool IsDaily(string fileName) => Daily().IsMatch(fileName);

    /// <summary>The date in the name of a daily note, as yyyy-MM-dd; null for any other note, and where there is no such day.</summary>
    public static string? DateIn(string fileName) =>
        Daily().Match(fileName) is { Success: true } match && IsDay(match.Groups[1].ValueSpan) ? match.Groups[1].Value : null;

    private static bool IsDay(ReadOnlySpan<char> date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-[^/]+)?\.md$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Daily();
}
