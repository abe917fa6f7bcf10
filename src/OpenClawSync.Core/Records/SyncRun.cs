namespace OpenClawSync.Records;

/// <summary>One run as the log keeps it.</summary>
public sealed record SyncRun
{
    internal SyncRun() { }

    /// <summary>The run's id; ids sort by their time.</summary>
    public required string RunId { get; init; }

    /// <summary>succeeded, partial, failed, stopped, or push for records pushed outside a run.</summary>
    public required string Status { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Where the cursors stood before it, less the replay window: what was read again whatever was known of it.</summary>
    public Cursors CursorFrom { get; init; } = Cursors.None;

    /// <summary>Where the cursors stood after it.</summary>
    public Cursors CursorTo { get; init; } = Cursors.None;

    /// <summary>Rows made.</summary>
    public long Created { get; init; }

    /// <summary>Rows whose content was replaced.</summary>
    public long Updated { get; init; }

    /// <summary>Records that needed no write: unchanged, not attempted, or seen and known.</summary>
    public long Skipped { get; init; }

    /// <summary>Records and files that failed.</summary>
    public long Errors { get; init; }

    /// <summary>The first few errors, without content.</summary>
    public IReadOnlyList<string> ErrorSamples { get; init; } = [];

    /// <summary>Places where a placeholder stands in what this run pushed.</summary>
    public long Redactions { get; init; }

    /// <summary>Records kept aside because they could not be pushed.</summary>
    public long DeadLetters { get; init; }

    /// <summary>
    /// Rows marked as removed because their records are gone, and rows deleted because a rule finds something in their key.
    /// </summary>
    public long Removed { get; init; }

    /// <summary>The policy the records were protected under.</summary>
    public required string PolicyId { get; init; }

    /// <summary>The instance whose records these are; empty for the only one.</summary>
    public string InstanceId { get; init; } = "";

    /// <summary>How long it took.</summary>
    public TimeSpan Duration => FinishedAt - StartedAt;

    /// <inheritdoc />
    public override string ToString() => $"{Status} {RunId}";
}
