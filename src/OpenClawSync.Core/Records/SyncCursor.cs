namespace OpenClawSync.Records;

/// <summary>How far a target is known to be complete for one kind of record.</summary>
public sealed record SyncCursor
{
    /// <summary>The kind of record.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>
    /// The latest time at which an acknowledged record changed at its source, as of the last complete pass; null before the first one.
    /// </summary>
    public DateTimeOffset? Cursor { get; init; }

    /// <summary>The target as the operator knows it: the path of a file, or scheme and host of a URL.</summary>
    public string Target { get; init; } = "";

    /// <summary>The instance id; empty when there is only one instance.</summary>
    public string InstanceId { get; init; } = "";

    /// <summary>The last run from which the target acknowledged anything.</summary>
    public string? LastRunId { get; init; }

    /// <summary>
    /// The policy under which every row of the source is protected; null while some rows may still be under an older one.
    /// </summary>
    public string? PolicyId { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Kind} {Cursor:u}";
}
