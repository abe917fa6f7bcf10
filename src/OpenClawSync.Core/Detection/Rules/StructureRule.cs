namespace OpenClawSync.Detection.Rules;

/// <summary>A rule that goes by the form around a secret rather than by the secret's own shape.</summary>
internal sealed class StructureRule(string id, string reason, string form, params string[] triggers) : IRuleInfo
{
    public string Id { get; } = id;

    public string Reason { get; } = reason;

    public string Provider { get; } = form;

    public IReadOnlyList<string> Triggers { get; } = triggers;

    public IEnumerable<string> Positives { get; init; } = [];

    public IEnumerable<string> Negatives { get; init; } = [];
}
