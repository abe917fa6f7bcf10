using System.Management.Automation;
using OpenClawSync.Records;
using OpenClawSync.Targets;
using TaskStatus = OpenClawSync.Sources.TaskStatus;

namespace OpenClawSync.Commands;

/// <summary>Selects stored rows by key, agent, status, time and text.</summary>
internal sealed class StoredRowFilter
{
    private readonly NameSearch? _keys;
    private readonly NameSearch? _agents;
    private readonly NameSearch? _statuses;
    private readonly DateTimeOffset? _since;
    private readonly WildcardPattern? _text;

    public StoredRowFilter(string[] keys, string[] agents, string[] statuses, DateTimeOffset? since, string? text)
    {
        (_keys, _agents, _statuses, _since) = (Search(keys), Search(agents), Search(statuses), since);
        _text = text is null ? null : Containing(text);
        foreach (var status in TaskStatus.All.Concat(TaskStatus.OfJobs))
        {
            _statuses?.Matches(status);
        }
    }

    public bool Wants(StoredRecord row)
    {
        // All are evaluated, because each search must see every name.
        var (hasKey, hasAgent, hasStatus) = (Has(_keys, row.SourceKey), Has(_agents, row.AgentId), Has(_statuses, row.Status));
        return hasKey
            && hasAgent
            && hasStatus
            && (_since is null || row.SourceUpdatedAt is null || row.SourceUpdatedAt >= _since)
            && (_text is null || Contains(row.Title) || Contains(row.Text));
    }

    /// <summary>The problems with names that do not exist, once all rows were read.</summary>
    public IEnumerable<Problem> Missing() =>
        [
            .. Missing(_keys, ErrorIds.RecordNotFound, "The target has no row with this key"),
            .. Missing(_agents, ErrorIds.AgentNotFound, "No row belongs to an agent with this name"),
            .. Missing(_statuses, ErrorIds.InputInvalid, "There is no such status"),
        ];

    private static IEnumerable<Problem> Missing(NameSearch? search, string errorId, string message) =>
        (search?.Missing() ?? []).Select(missing => Problem.Error(errorId, missing.Name, $"{message}.{missing.Hint}"));

    private static NameSearch? Search(string[] names) => names.Length == 0 ? null : new NameSearch(Wildcards.Names(names));

    private static bool Has(NameSearch? search, string? name) => search is null || (name is not null && search.Matches(name));

    // A literal bracket is more frequent in a text than a range, and [REDACTED] is in many.
    private static WildcardPattern Containing(string text) =>
        WildcardPattern.Get(
            $"*{text.Replace("[", "`[", StringComparison.Ordinal).Replace("]", "`]", StringComparison.Ordinal)}*",
            WildcardOptions.IgnoreCase
        );

    private bool Contains(string? text) => text is not null && _text!.IsMatch(text);
}
