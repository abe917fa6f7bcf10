using System.Management.Automation;
using OpenClawSync.Records;

namespace OpenClawSync.Commands;

/// <summary>Wildcard patterns as they were given. One that is none is refused before it meets a text, and is not repeated.</summary>
internal static class Patterns
{
    public static IReadOnlyList<WildcardPattern> Create(IEnumerable<string> given) => [.. given.Select(Pattern)];

    private static WildcardPattern Pattern(string text)
    {
        var pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
        try
        {
            // The engine reads it when it is first used.
            pattern.IsMatch("");
            return pattern;
        }
        catch (WildcardPatternException)
        {
            throw new OpenClawSyncException(
                ErrorIds.InputInvalid,
                "An id holds a bracket that begins no range. Write `[ for the bracket itself."
            );
        }
    }
}
