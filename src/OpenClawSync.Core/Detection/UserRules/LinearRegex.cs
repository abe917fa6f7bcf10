using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace OpenClawSync.Detection.UserRules;

/// <summary>
/// Creates regular expressions that run in time linear in the text. They are expensive to create and immutable, so each is created
/// once: all rules of a file share its allow list, and the detectors of all paths share the rules of a policy.
/// </summary>
internal static class LinearRegex
{
    private static readonly ConcurrentDictionary<string, Regex> Known = new(StringComparer.Ordinal);

    /// <exception cref="RegexParseException">The pattern is not a valid regular expression.</exception>
    /// <exception cref="NotSupportedException">The expression cannot run in linear time.</exception>
    public static Regex Create(string pattern) =>
        Known.GetOrAdd(pattern, pattern => new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
}
