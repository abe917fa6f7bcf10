using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace OpenClawSync.Sources.Notes;

/// <summary>Reads the time at the start of a paragraph or list item, such as 13:55, [04:00], 13:55 (GMT+3) or ~1PM-3PM.</summary>
internal static partial class TimeMarker
{
    // A bracket, a space, a tilde and another space may precede the first digit.
    private const int MaxOpening = 4;

    /// <summary>Whether a paragraph may begin with a marker, so that it must be rendered to find out. Most begin with other text.</summary>
    public static bool MayOpen(ParagraphBlock paragraph) =>
        paragraph.Inline?.FirstChild is not LiteralInline literal
        || literal.Content.AsSpan().TrimStart() is not { Length: > MaxOpening } text
        || text[..(MaxOpening + 1)].ContainsAny(TimeText.Digits);

    public static EntryTime? Read(PlainText paragraph)
    {
        var text = TimeText.Normalize(paragraph.Searchable());
        var start = Opening().Match(text).Length;
        return ClockToken.At(text, start) is { } token ? TimeReader.Read(text, token) : null;
    }

    [GeneratedRegex("\\A[(\\[]?[ ]?[~≈]?[ ]?", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
