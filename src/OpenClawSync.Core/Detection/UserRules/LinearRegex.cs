using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace OpenClawSync.Detection.UserRules;

/// <summary>
/// Regular expressions that run in time linear in the text. They are dear to make and never change, so each is made once: a rule
/// file's allow list stands in all of its rules, and a policy's rules in the detector of each path.
/// </summary>
internal static class LinearRegex
{
    private static readonly ConcurrentDictionary<string, Regex> Known = new(StringComparer.Ordinal);

    /// <exception cref="RegexParseException">It is no expression.</exception>
    /// <exception cref="NotSupportedException">It cannot run in linear time.</exception>
    public static Regex Create(string pattern) =>
        Known.GetOrAdd(pattern, pattern => new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
}
