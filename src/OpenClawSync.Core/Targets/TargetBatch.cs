namespace OpenClawSync.Targets;

/// <summary>What is written to a target at once: all of it or nothing.</summary>
internal sealed record TargetBatch
{
    public IReadOnlyList<PushItem> Items { get; init; } = [];

    /// <summary>The parts of which these and earlier items were the last that was missing.</summary>
    public IReadOnlyList<SeenPart> Parts { get; init; } = [];

    /// <summary>Where the cursors of the instance move to, once the items are in.</summary>
    public Cursors? Cursors { get; init; }

    /// <summary>Hears what became of the items before they are final, and gives the row of the run that tells of it, if any.</summary>
    public Func<IReadOnlyList<PushOutcome>, SyncRun?> Run { get; init; } = _ => null;
}
