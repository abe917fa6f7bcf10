using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenClawSync.Sources.Notes;

/// <summary>Reads the file names of notes.</summary>
internal static partial class NoteName
{
    /// <summary>
    /// The date in the name of a daily note, as yyyy-MM-dd; null for any other note. OpenClaw accepts any digits, but programs that read
    /// the rows expect a day of the calendar.
    /// </summary>
    public static string? DateIn(string fileName) =>
        Daily().Match(fileName) is { Success: true } match
        && DateOnly.TryParseExact(match.Groups[1].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? match.Groups[1].Value
            : null;

    [GeneratedRegex(@"^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-[^/]+)?\.md$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Daily();
}
