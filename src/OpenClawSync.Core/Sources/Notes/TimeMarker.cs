using System.Text.RegularExpressions;

namespace OpenClawSync.Sources.Notes;

/// <summary>The time a paragraph or list item begins with: 13:55, [04:00], 13:55 (GMT+3), ~1PM-3PM.</summary>
internal static partial class TimeMarker
{
    public static EntryTime? Read(PlainText paragraph)
    {
        var text = TimeText.Normalize(paragraph.Searchable());
        var start = Opening().Match(text).Length;
        return ClockToken.At(text, start) is { } token ? TimeReader.Read(text, token) : null;
    }

    [GeneratedRegex("\\A[(\\[]?[ ]?[~≈]?[ ]?", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
