using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace OpenClawSync.Detection.UserRules;

/// <summary>
/// A regular expression that runs in time linear in the text. It is checked once for each pattern, and created when it first has to match
/// something: it takes half a megabyte, and most rules run only on text that has one of their keywords. All rules of a file share its allow
/// list, and the detectors of all paths share the rules of a policy, so each is kept.
/// </summary>
internal sealed class LinearRegex
{
    private static readonly ConcurrentDictionary<string, LinearRegex> Known = new(StringComparer.Ordinal);

    private readonly Lazy<Regex> _regex;

    private LinearRegex(string pattern)
    {
        Groups = Compile(pattern).GetGroupNumbers().Length - 1;
        _regex = new Lazy<Regex>(() => Compile(pattern));
    }

    /// <summary>The number of groups in the expression.</summary>
    public int Groups { get; }

    /// <exception cref="RegexParseException">The pattern is not a valid regular expression.</exception>
    /// <exception cref="NotSupportedException">The expression cannot run in linear time.</exception>
    public static LinearRegex Create(string pattern) => Known.GetOrAdd(pattern, static pattern => new LinearRegex(pattern));

    public bool IsMatch(ReadOnlySpan<char> text) => _regex.Value.IsMatch(text);

    public Match Match(string text) => _regex.Value.Match(text);

    private static Regex Compile(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
