using System.Management.Automation;
using OpenClawSync.Records;

namespace OpenClawSync.Commands;

/// <summary>Parses wildcard patterns. An invalid one is rejected before it is used, and is not repeated in the error.</summary>
internal static class Wildcards
{
    public static IReadOnlyList<WildcardPattern> Parse(IEnumerable<string> patterns) => [.. patterns.Select(Parse)];

    /// <summary>Names and patterns of names. A text without wildcards is a name.</summary>
    public static IReadOnlyList<NamePattern> Names(IEnumerable<string> patterns) =>
        [
            .. patterns.Select(text => new NamePattern(
                WildcardPattern.Unescape(text),
                !WildcardPattern.ContainsWildcardCharacters(text),
                Parse(text).IsMatch
            )),
        ];

    private static WildcardPattern Parse(string text)
    {
        var pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
        try
        {
            // PowerShell parses a pattern only when it is first used.
            pattern.IsMatch("");
            return pattern;
        }
        catch (WildcardPatternException)
        {
            throw new OpenClawSyncException(
                ErrorIds.InputInvalid,
                "A wildcard pattern contains a bracket that starts no range. Write `[ for a literal bracket."
            );
        }
    }
}
