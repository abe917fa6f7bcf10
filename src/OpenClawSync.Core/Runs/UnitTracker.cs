using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Storage;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// Knows which parts of a source the target holds whole. An unchanged one is not read again, unless it had changed within the
/// replay window when it was read: then it is read once more, whatever is known of it.
/// </summary>
/// <param name="known">What the target holds.</param>
/// <param name="hasher">Names parts and their states.</param>
/// <param name="options">The run's.</param>
/// <param name="isWanted">Whether a kind may be passed over part by part.</param>
internal sealed class UnitTracker(IKnownRows known, UnitHasher hasher, SyncOptions options, Func<RecordKind, bool> isWanted)
{
    // A change right after a look can bear the same time as the look; file systems tell times apart by milliseconds at best.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    private readonly bool _isUsed = options.Filter.IsWhole;
    private UnitSummary? _open;

    /// <summary>What a part holds whose files are as they were; null for one to be read. Asked by the reading side.</summary>
    public UnitSummary? FindUnchanged(SourceUnit unit) =>
        !unit.Files.IsEmpty
        && Find(unit) is { } seen
        && WasStill(unit, seen.ReadAt)
        && seen.FileFingerprint.AsSpan().SequenceEqual(hasher.FileFingerprint(unit))
            ? seen.Summary
            : null;

    /// <summary>What a part holds whose files were written anew with what they held; null for one to be read. Asked by the reading side.</summary>
    public UnitSummary? FindUnchangedContent(SourceUnit unit, byte[] content) =>
        !unit.Files.IsEmpty
        && Find(unit) is { Content: { } before } seen
        && unit.Files.All(file => IsBeforeWindow(file, seen.ReadAt))
        && before.AsSpan().SequenceEqual(hasher.Content(unit, content))
            ? seen.Summary
            : null;

    /// <summary>What follows belongs to a part.</summary>
    public void Begin() => _open = UnitSummary.Empty;

    /// <summary>A record of the part is on its way or known.</summary>
    public void Count(DateTimeOffset? time) => _open = _open?.With(time);

    /// <summary>Something of the part did not arrive, or has to be said again in the next run.</summary>
    public void Invalidate() => _open = null;

    /// <summary>The part as it is to be remembered, once all its records have arrived; null when it is not.</summary>
    public SyncedUnit? End(UnitEvent unitEvent)
    {
        var summary = _isUsed && !unitEvent.Unit.Files.IsEmpty ? _open : null;
        _open = null;
        return summary is null ? null : hasher.Create(unitEvent, summary);
    }

    /// <summary>A part whose files are new but hold what they held, as it is to be remembered; null where nothing is new.</summary>
    public SyncedUnit? Renew(UnitEvent unitEvent)
    {
        _open = null;
        return unitEvent.Content is null ? null : hasher.Create(unitEvent, unitEvent.Summary);
    }

    private SyncedUnit? Find(SourceUnit unit) =>
        !_isUsed || options.Full || !isWanted(unit.Kind) ? null : known.FindUnit(unit.Kind, hasher.Key(unit));

    // One that was written since is as new as this run finds it; another is as new as the run found it that read it.
    private bool IsBeforeWindow(FileState file, DateTimeOffset readAt) =>
        Time(file.Modified) is var time && time + options.ReplayWindow <= (time <= readAt ? readAt : hasher.StartedAt);

    private bool WasStill(SourceUnit unit, DateTimeOffset readAt) =>
        unit.Files.All(file =>
            Time(file.Modified) + options.ReplayWindow <= readAt && Time(Math.Max(file.Modified, file.Changed)) + Tick <= readAt
        );

    private static DateTimeOffset Time(long nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
}
