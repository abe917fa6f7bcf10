using System.Buffers;
using System.Text.RegularExpressions;

namespace OpenClawSync.Redaction.Detection;

/// <summary>A user's rule made ready to run. Making it throws <see cref="ArgumentException"/> when an expression cannot run in linear time.</summary>
internal sealed class RegexRule
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private readonly DetectionRule _rule;
    private readonly Regex _pattern;
    private readonly Regex[] _allowed;
    private readonly SearchValues<string>? _keywords;
    private readonly SearchValues<string>? _stopWords;
    private readonly int _group;

    public RegexRule(DetectionRule rule)
    {
        _rule = rule;
        _pattern = new Regex(rule.Pattern, Linear);
        _allowed = [.. rule.AllowPatterns.Select(pattern => new Regex(pattern, Linear))];
        _keywords = Words(rule.Keywords);
        _stopWords = Words(rule.StopWords);
        _group = rule.SecretGroup ?? (_pattern.GetGroupNumbers().Length > 1 ? 1 : 0);
    }

    public void Run(ref Scan scan)
    {
        if (_keywords is not null && !scan.Text.ContainsAny(_keywords)) return;
        scan.Steps += scan.Text.Length;
        // Groups need a string; spans give matches only. Text without a match costs no allocation.
        if (!_pattern.IsMatch(scan.Text)) return;
        for (var match = _pattern.Match(scan.Text.ToString()); match.Success; match = match.NextMatch())
        {
            var secret = match.Groups[_group];
            if (!secret.Success || secret.Length == 0) secret = match;
            if (IsSecret(secret.ValueSpan)) scan.Add(secret.Index, secret.Index + secret.Length, _rule.Id, _rule.Reason);
        }
    }

    private bool IsSecret(ReadOnlySpan<char> secret)
    {
        if (_rule.MinEntropy > 0 && Entropy.Of(secret) < _rule.MinEntropy) return false;
        if (_stopWords is not null && secret.ContainsAny(_stopWords)) return false;
        foreach (var allowed in _allowed)
            if (allowed.IsMatch(secret)) return false;
        return true;
    }

    private static SearchValues<string>? Words(IReadOnlyList<string> words) =>
        words.Count == 0 ? null : SearchValues.Create([.. words], StringComparison.OrdinalIgnoreCase);
}
