using System.Buffers;

namespace OpenClawSync.Detection.UserRules;

/// <summary>Applies an allow list, except for its paths, which <see cref="RuleScope" /> has applied before.</summary>
internal sealed class AllowMatcher(AllowRule rule)
{
    // A line can be a whole document. Reading all of it for each match in it would take quadratic time.
    private const int MaxSide = 2000;

    private readonly LinearRegex[] _patterns = [.. rule.Patterns.Select(pattern => LinearRegex.Create(pattern))];

    private readonly SearchValues<string>? _stopWords = RegexRule.Words(rule.StopWords);

    public bool Allows(ReadOnlySpan<char> text, int matchStart, int matchEnd, ReadOnlySpan<char> secret)
    {
        var isWord = _stopWords is not null && secret.ContainsAny(_stopWords);
        if (isWord && (!rule.All || _patterns.Length == 0))
        {
            return true;
        }

        if (_patterns.Length == 0 || (rule.All && _stopWords is not null && !isWord))
        {
            return false;
        }

        var target = rule.Target switch
        {
            AllowTarget.Match => text[matchStart..matchEnd],
            AllowTarget.Line => Lines(text, matchStart, matchEnd),
            _ => secret,
        };
        foreach (var pattern in _patterns)
        {
            if (pattern.IsMatch(target))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Lines(ReadOnlySpan<char> text, int start, int end)
    {
        var before = text[Math.Max(0, start - MaxSide)..start];
        var after = text[end..Math.Min(text.Length, end + MaxSide)];
        var from = start - (before.Length - (before.LastIndexOf('\n') + 1));
        var rest = after.IndexOf('\n');
        return text[from..(end + (rest < 0 ? after.Length : rest))];
    }
}
