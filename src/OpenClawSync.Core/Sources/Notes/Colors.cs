using System.Buffers;
using System.Collections.Frozen;

namespace OpenClawSync.Sources.Notes;

/// <summary>Tells the colors of style sheets (#1a1a1a, #FFF) from tags.</summary>
internal static class Colors
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        (
            "ace ada add bad bed bee cab cad dab dad deb dec ebb fab fad feb fed fee "
            + "abba abbe abed aced babe bade bead beef cafe cede dada dead deaf deed edda fade face feed "
            + "accede beaded bedded beefed dabbed decade deeded deface efface facade"
        ).Split(' ')
    );

    /// <summary>Whether the text after a # is a color: 3, 4, 6 or 8 hex digits that are not a word.</summary>
    public static bool IsColor(ReadOnlySpan<char> text) =>
        text.Length is 3 or 4 or 6 or 8
        && !text.ContainsAnyExcept(HexDigits)
        && !Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);
}
