namespace OpenClawSync.Detection.UserRules;

/// <summary>Resolves a rule for a path, so that the result no longer depends on the path.</summary>
internal sealed class RuleScope(DetectionRule rule)
{
    private readonly LinearRegex? _path = rule.Path is null ? null : LinearRegex.Create(rule.Path);
    private readonly LinearRegex[][] _allowed = [.. rule.Allow.Select(allow => allow.Paths.Select(LinearRegex.Create).ToArray())];

    public bool DependsOnPath => _path is not null || _allowed.Any(paths => paths.Length > 0);

    /// <summary>The rule for text with this path, or null when it does not run there. Without a path no expression matches.</summary>
    public DetectionRule? At(string? path)
    {
        if (!DependsOnPath)
        {
            return rule;
        }

        if (_path is not null && !Matches(_path, path))
        {
            return null;
        }

        var lists = new List<AllowRule>();
        for (var index = 0; index < _allowed.Length; index++)
        {
            var (list, paths) = (rule.Allow[index], _allowed[index]);
            var matchesPath = paths.Any(expression => Matches(expression, path));
            var hasMore = list.Patterns.Count + list.StopWords.Count > 0;
            if (matchesPath && !(list.All && hasMore))
            {
                return null;
            }

            if (hasMore && (paths.Length == 0 || matchesPath || !list.All))
            {
                lists.Add(list with { Paths = [] });
            }
        }
        return rule with { Path = null, Allow = lists };
    }

    private static bool Matches(LinearRegex expression, string? path) => path is not null && expression.IsMatch(path);
}
