using System.Text.RegularExpressions;

namespace OpenClawSync.Sources.Notes;

/// <summary>Reads the file names of notes.</summary>
internal static partial class NoteName
{
    /// <summary>The date in the name of a daily note, as yyyy-MM-dd; null for any other note.</summary>
    public static string? DateIn(string fileName) => Daily().Match(fileName) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2})(?:-[^/]+)?\.md$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Daily();
}
