using System.Buffers;
using System.Text.RegularExpressions;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.UserRules;

/// <summary>
/// Applies a rule of the user's own. The constructor throws <see cref="RegexParseException" /> for an invalid expression and
/// <see cref="NotSupportedException" /> for one that cannot run in linear time.
/// </summary>
internal sealed class RegexRule
{
    private readonly DetectionRule _rule;
    private readonly LinearRegex _pattern;
    private readonly AllowMatcher[] _allow;
    private readonly SearchValues<string>? _keywords;
    private readonly bool _isAscii;

    public RegexRule(DetectionRule rule)
    {
        _rule = rule;
        _pattern = LinearRegex.Create(rule.Pattern);
        _allow = [.. rule.Allow.Select(allow => new AllowMatcher(allow))];
        _keywords = Words(rule.Keywords);
        _isAscii = RuleText.IsAsciiPattern(rule.Pattern);
    }

    /// <summary>The number of groups in the expression.</summary>
    public int Groups => _pattern.Groups;

    public static SearchValues<string>? Words(IReadOnlyList<string> words) =>
        words.Count == 0 ? null : SearchValues.Create([.. words], StringComparison.OrdinalIgnoreCase);

    /// <summary>The id of the rule.</summary>
    public string Id => _rule.Id;

    /// <summary>The family written to redactionReason.</summary>
    public string Reason => _rule.Reason;

    /// <summary>The positions of the secrets that the rule finds, in the text given to the detector.</summary>
    /// <param name="read">The text.</param>
    /// <param name="steps">Increased by the number of characters read.</param>
    public IReadOnlyList<(int Start, int End)> Find(RuleText read, ref long steps)
    {
        if (_keywords is not null && !read.Text.ContainsAny(_keywords))
        {
            return [];
        }

        var text = _isAscii ? read.Ascii : read.Text;
        steps += text.Length;

        // Groups need a string, so check first: text without a match allocates nothing.
        if (!_pattern.IsMatch(text))
        {
            return [];
        }

        var found = new List<(int, int)>();
        for (var match = _pattern.Match(text.ToString()); match.Success; match = match.NextMatch())
        {
            var secret = Secret(match);
            if (secret.Length > 0 && IsSecret(read.Text, match, read.Text.Slice(secret.Index, secret.Length)))
            {
                found.Add((read.At(secret.Index), read.At(secret.Index + secret.Length)));
            }
        }
        return found;
    }

    private Capture Secret(Match match)
    {
        if (_rule.SecretGroup is { } group)
        {
            return match.Groups[group] is { Success: true, Length: > 0 } named ? named : match;
        }

        for (var index = 1; index < match.Groups.Count; index++)
        {
            if (match.Groups[index].Length > 0)
            {
                return match.Groups[index];
            }
        }

        return match;
    }

    private bool IsSecret(ReadOnlySpan<char> text, Match match, ReadOnlySpan<char> secret)
    {
        if (_rule.MinEntropy > 0 && Entropy.Measure(secret) < _rule.MinEntropy)
        {
            return false;
        }

        foreach (var allow in _allow)
        {
            if (allow.Allows(text, match.Index, match.Index + match.Length, secret))
            {
                return false;
            }
        }

        return true;
    }
}
