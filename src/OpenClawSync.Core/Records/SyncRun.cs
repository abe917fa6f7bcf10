namespace OpenClawSync.Records;

/// <summary>A run as the run log stores it.</summary>
public sealed record SyncRun
{
    /// <summary>The id of the run. Run ids sort by time.</summary>
    public required string RunId { get; init; }

    /// <summary>The status: succeeded, partial, failed, stopped, or push for records that were pushed outside a run.</summary>
    public required string Status { get; init; }

    /// <summary>When the run started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the run finished.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>The cursors before the run, minus the replay window. Records that changed since then were read again in any case.</summary>
    public Cursors CursorFrom { get; init; } = Cursors.None;

    /// <summary>The cursors after the run.</summary>
    public Cursors CursorTo { get; init; } = Cursors.None;

    /// <summary>The number of rows created.</summary>
    public long Created { get; init; }

    /// <summary>The number of rows whose content changed.</summary>
    public long Updated { get; init; }

    /// <summary>The number of records that needed no write: unchanged, not attempted, or already known.</summary>
    public long Skipped { get; init; }

    /// <summary>The number of records and files that failed.</summary>
    public long Errors { get; init; }

    /// <summary>The first few errors, without content.</summary>
    public IReadOnlyList<string> ErrorSamples
    {
        get;
        init => field = new TextList(value);
    } = TextList.Empty;

    /// <summary>The number of placeholders in the rows that this run created or updated.</summary>
    public long Redactions { get; init; }

    /// <summary>The number of records that could not be pushed and were kept as dead letters.</summary>
    public long DeadLetters { get; init; }

    /// <summary>
    /// Rows marked as removed because their records are gone, and rows deleted because a rule finds something in their key.
    /// </summary>
    public long Removed { get; init; }

    /// <summary>
    /// Rows that something else had changed, hidden, restored or added in the target, and that were written again or marked as removed.
    /// They are not among the updated and the removed rows.
    /// </summary>
    public long Repaired { get; init; }

    /// <summary>The policy under which the records were protected.</summary>
    public required string PolicyId { get; init; }

    /// <summary>The instance id; empty when there is only one instance.</summary>
    public string InstanceId { get; init; } = "";

    /// <summary>
    /// The target: the path of a file, or scheme and host of an endpoint. It is not part of the run log, which is in the target.
    /// </summary>
    public string Target { get; init; } = "";

    /// <summary>
    /// The policy file that was used; null when there was none, and for a run that was read from the run log, which has the policy id only.
    /// </summary>
    public string? PolicyPath { get; init; }

    /// <summary>How long the run took.</summary>
    public TimeSpan Duration => FinishedAt - StartedAt;

    /// <inheritdoc />
    public override string ToString() => $"{Status} {RunId}";
}
