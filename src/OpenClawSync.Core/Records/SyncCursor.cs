namespace OpenClawSync.Records;

/// <summary>How far one kind is known to be in a target.</summary>
public sealed record SyncCursor
{
    /// <summary>Which records.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>
    /// The greatest time at which an acknowledged record changed at its source, as of the last complete pass; null before one.
    /// </summary>
    public DateTimeOffset? Cursor { get; init; }

    /// <summary>The target, as people know it.</summary>
    public string Target { get; init; } = "";

    /// <summary>The instance; empty for the only one.</summary>
    public string InstanceId { get; init; } = "";

    /// <summary>The last run of which the target acknowledged anything.</summary>
    public string? LastRunId { get; init; }

    /// <summary>The policy that every row of the source is protected under; null while some may be under an older one.</summary>
    public string? PolicyId { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Kind} {Cursor:u}";
}
