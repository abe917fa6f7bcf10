using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Storage;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// Tracks which units of a source the target holds completely. An unchanged unit is not read again, unless it had changed within the replay
/// window when it was read: then it is read once more in any case.
/// </summary>
/// <param name="known">What the target is known to hold.</param>
/// <param name="hasher">Identifies units and their states.</param>
/// <param name="options">The options of the run.</param>
/// <param name="maySkip">Whether unchanged units of a kind may be skipped.</param>
internal sealed class UnitTracker(IKnownRows known, UnitHasher hasher, SyncOptions options, Func<RecordKind, bool> maySkip)
{
    // A file that changes right after its state was read can have the same timestamp, because file systems have timestamps of milliseconds
    // at best.
    private static readonly TimeSpan TimestampGranularity = TimeSpan.FromSeconds(2);

    private readonly bool _isUsed = options.Filter.IsWhole;
    private UnitSummary? _open;
    private SourceUnit? _unwritten;

    /// <summary>The summary of a unit whose files are unchanged; null for a unit that must be read. Called by the reading side.</summary>
    public UnitSummary? FindUnchanged(SourceUnit unit) =>
        !unit.Files.IsEmpty
        && Find(unit) is { } seen
        && WasSettled(unit, seen.ReadAt)
        && seen.FileFingerprint.AsSpan().SequenceEqual(hasher.FileFingerprint(unit))
            ? seen.Summary
            : null;

    /// <summary>
    /// The summary of a unit whose files were rewritten with the same content; null for a unit that must be read. Called by the reading
    /// side.
    /// </summary>
    public UnitSummary? FindUnchangedContent(SourceUnit unit, byte[] content) =>
        !unit.Files.IsEmpty
        && Find(unit) is { Content: { } before } seen
        && unit.Files.All(file => IsBeforeWindow(file, seen.ReadAt))
        && before.AsSpan().SequenceEqual(hasher.Content(unit, content))
            ? seen.Summary
            : null;

    /// <summary>The records that follow belong to a unit.</summary>
    public void Begin(SourceUnit unit) => (_open, _unwritten) = (UnitSummary.Empty, unit);

    /// <summary>
    /// The unit whose first record is about to be written; null for a later record, and for one outside of a unit. Its rows will differ
    /// from what an earlier run remembered, and if this run cannot remember it, its old content must not count as known.
    /// </summary>
    public UnitKey? Reopen()
    {
        var unit = _unwritten;
        _unwritten = null;
        return unit is null ? null : new UnitKey(unit.Kind, hasher.Key(unit));
    }

    /// <summary>A record of the unit is about to be pushed, or the target already has it.</summary>
    public void Count(DateTimeOffset? time) => _open = _open?.With(time);

    /// <summary>
    /// Something of the unit could not be synced, or must be reported again by the next run, so the unit must be read again.
    /// </summary>
    public void Invalidate() => _open = null;

    /// <summary>The unit to store once all its records are committed; null when it must be read again.</summary>
    public SyncedUnit? End(UnitEvent unitEvent)
    {
        var summary = _isUsed && !unitEvent.Unit.Files.IsEmpty ? _open : null;
        (_open, _unwritten) = (null, null);
        return summary is null ? null : hasher.Create(unitEvent, summary);
    }

    /// <summary>The unit to store when its files were rewritten with the same content; null when nothing changed.</summary>
    public SyncedUnit? Renew(UnitEvent unitEvent)
    {
        (_open, _unwritten) = (null, null);
        return unitEvent.Content is null ? null : hasher.Create(unitEvent, unitEvent.Summary);
    }

    private SyncedUnit? Find(SourceUnit unit) =>
        !_isUsed || options.Full || !maySkip(unit.Kind) ? null : known.FindUnit(unit.Kind, hasher.Key(unit));

    // A file that was written after the unit was read is as old as this run finds it; any other is as old as the run that read it found it.
    private bool IsBeforeWindow(FileState file, DateTimeOffset readAt) =>
        Time(file.Modified) is var time && time + options.ReplayWindow <= (time <= readAt ? readAt : hasher.StartedAt);

    private bool WasSettled(SourceUnit unit, DateTimeOffset readAt) =>
        unit.Files.All(file =>
            Time(file.Modified) + options.ReplayWindow <= readAt
            && Time(Math.Max(file.Modified, file.Changed)) + TimestampGranularity <= readAt
        );

    private static DateTimeOffset Time(long nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
}
