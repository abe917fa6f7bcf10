using System.Buffers;
using System.Text.RegularExpressions;

namespace OpenClawSync.Redaction.Detection;

/// <summary>
/// A user's rule made ready to run. Making it throws <see cref="RegexParseException" /> for what is no expression, and
/// <see cref="NotSupportedException" /> for one that cannot run in linear time.
/// </summary>
internal sealed class RegexRule
{
    private readonly DetectionRule _rule;
    private readonly Regex _pattern;
    private readonly AllowTest[] _allow;
    private readonly SearchValues<string>? _keywords;
    private readonly bool _isAscii;

    public RegexRule(DetectionRule rule)
    {
        _rule = rule;
        _pattern = LinearRegex.Of(rule.Pattern);
        _allow = [.. rule.Allow.Select(allow => new AllowTest(allow))];
        _keywords = Words(rule.Keywords);
        _isAscii = RuleText.IsAsciiPattern(rule.Pattern);
        Groups = _pattern.GetGroupNumbers().Length - 1;
    }

    /// <summary>How many groups the expression has.</summary>
    public int Groups { get; }

    public static SearchValues<string>? Words(IReadOnlyList<string> words) =>
        words.Count == 0 ? null : SearchValues.Create([.. words], StringComparison.OrdinalIgnoreCase);

    public void Run(ref Scan scan, RuleText read)
    {
        if (_keywords is not null && !read.Text.ContainsAny(_keywords)) return;
        var text = _isAscii ? read.Ascii : read.Text;
        scan.Steps += text.Length;
        // Groups need a string; spans give matches only. Text without a match costs no allocation.
        if (!_pattern.IsMatch(text)) return;
        for (var match = _pattern.Match(text.ToString()); match.Success; match = match.NextMatch())
        {
            var secret = Secret(match);
            if (secret.Length > 0 && IsSecret(read.Text, match, read.Text.Slice(secret.Index, secret.Length)))
                scan.Add(read.At(secret.Index), read.At(secret.Index + secret.Length), _rule.Id, _rule.Reason);
        }
    }

    private Capture Secret(Match match)
    {
        if (_rule.SecretGroup is { } group) return match.Groups[group] is { Success: true, Length: > 0 } named ? named : match;
        for (var index = 1; index < match.Groups.Count; index++)
            if (match.Groups[index].Length > 0) return match.Groups[index];
        return match;
    }

    private bool IsSecret(ReadOnlySpan<char> text, Match match, ReadOnlySpan<char> secret)
    {
        if (_rule.MinEntropy > 0 && Entropy.Of(secret) < _rule.MinEntropy) return false;
        foreach (var allow in _allow)
            if (allow.Allows(text, match.Index, match.Index + match.Length, secret)) return false;
        return true;
    }
}
