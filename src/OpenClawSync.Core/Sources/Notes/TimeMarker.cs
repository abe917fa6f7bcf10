using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace OpenClawSync.Sources.Notes;

/// <summary>The time a paragraph or list item begins with: 13:55, [04:00], 13:55 (GMT+3), ~1PM-3PM.</summary>
internal static partial class TimeMarker
{
    // A bracket, a space, a mark and a space may stand before the first digit.
    private const int MaxOpening = 4;

    /// <summary>Whether a paragraph is worth rendering to look for a marker: one that plainly begins with other text is not.</summary>
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
