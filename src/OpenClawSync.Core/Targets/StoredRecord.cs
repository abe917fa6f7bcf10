using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>A row as Mission Control stores it: protected, with the bookkeeping of the target.</summary>
public sealed class StoredRecord
{
    internal StoredRecord(RecordKind kind, Row row) => (Kind, Row) = (kind, row);

    /// <summary>What the row is about.</summary>
    public RecordKind Kind { get; }

    /// <summary>The key of the row.</summary>
    public string SourceKey => Row.Text("sourceKey") ?? "";

    /// <summary>The title of a task or memory entry, or the name of a job.</summary>
    public string? Title => Row.Text("title") ?? Row.Text("name");

    /// <summary>The summary of a task, the snippet of a memory entry, or the last error of a job.</summary>
    public string? Text => Row.Text("summary") ?? Row.Text("snippet") ?? Row.Text("errorSummary");

    /// <summary>The status of a task, or of a job's last run.</summary>
    public string? Status => Row.Text("status") ?? Row.Text("lastStatus");

    /// <summary>The agent it belongs to.</summary>
    public string? AgentId => Row.Text("agentId");

    /// <summary>Who may read it: private, team or public.</summary>
    public string? Visibility => Row.Text("visibility");

    /// <summary>The type of its owner: user, role or system.</summary>
    public string? OwnerType => Row.Text("ownerType");

    /// <summary>Who owns it.</summary>
    public string? OwnerId => Row.Text("ownerId");

    /// <summary>When the row last changed in the target.</summary>
    public DateTimeOffset? UpdatedAt => Time("updatedAt");

    /// <summary>When the record last changed in its source.</summary>
    public DateTimeOffset? SourceUpdatedAt => Time("sourceUpdatedAt");

    /// <summary>When it was found to be missing from its source; null while it exists there.</summary>
    public DateTimeOffset? RemovedAt => Time("removedAt");

    /// <summary>Every stored field by name. Times are epoch milliseconds; absent fields are omitted.</summary>
    public IReadOnlyDictionary<string, object> Fields => Row;

    internal Row Row { get; }

    /// <summary>The key.</summary>
    public override string ToString() => SourceKey;

    private DateTimeOffset? Time(string name) => Row.Number(name) is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
}
