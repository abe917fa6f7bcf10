namespace OpenClawSync.Targets;

/// <summary>What is written to a target at once: all of it or nothing.</summary>
internal sealed record TargetBatch
{
    public IReadOnlyList<PushItem> Items { get; init; } = [];

    /// <summary>Where the cursors of the instance move to, once the items are in.</summary>
    public Cursors? Cursors { get; init; }

    /// <summary>The row of a finished run.</summary>
    public SyncRun? Run { get; init; }
}
