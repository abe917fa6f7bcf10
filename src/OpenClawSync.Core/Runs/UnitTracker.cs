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
/// <param name="stamps">Names parts and their states.</param>
/// <param name="options">The run's.</param>
/// <param name="isWanted">Whether a kind may be passed over part by part.</param>
internal sealed class UnitTracker(IKnownRows known, UnitHasher stamps, SyncOptions options, Func<RecordKind, bool> isWanted)
{
    // A change right after a look can bear the same time as the look; file systems tell times apart by milliseconds at best.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    private readonly bool _isUsed = options.Filter.IsWhole;
    private UnitSummary? _open;

    /// <summary>What a part holds whose files are as they were; null for one to be read. Asked by the reading side.</summary>
    public UnitSummary? Recall(SourceUnit part) =>
        !part.Files.IsEmpty && Find(part) is { } seen && WasStill(part, seen.ReadAt) && seen.Footprint.AsSpan().SequenceEqual(stamps.Footprint(part)) ? seen.Summary : null;

    /// <summary>What a part holds whose files were written anew with what they held; null for one to be read. Asked by the reading side.</summary>
    public UnitSummary? RecallContent(SourceUnit part, byte[] content) =>
        !part.Files.IsEmpty && Find(part) is { Content: { } before } seen && part.Files.All(file => IsBeforeWindow(file, seen.ReadAt)) && before.AsSpan().SequenceEqual(stamps.Content(part, content)) ? seen.Summary : null;

    /// <summary>What follows belongs to a part.</summary>
    public void Begin() => _open = UnitSummary.Empty;

    /// <summary>A record of the part is on its way or known.</summary>
    public void Count(DateTimeOffset? time) => _open = _open?.With(time);

    /// <summary>Something of the part did not arrive, or has to be said again in the next run.</summary>
    public void Spoil() => _open = null;

    /// <summary>The part as it is to be remembered, once all its records have arrived; null when it is not.</summary>
    public SyncedUnit? End(UnitEvent mark)
    {
        var summary = _isUsed && !mark.Part.Files.IsEmpty ? _open : null;
        _open = null;
        return summary is null ? null : stamps.Of(mark, summary);
    }

    /// <summary>A part whose files are new but hold what they held, as it is to be remembered; null where nothing is new.</summary>
    public SyncedUnit? Renew(UnitEvent mark)
    {
        _open = null;
        return mark.Content is null ? null : stamps.Of(mark, mark.Summary);
    }

    private SyncedUnit? Find(SourceUnit part) => !_isUsed || options.Full || !isWanted(part.Kind) ? null : known.FindPart(part.Kind, stamps.Key(part));

    // One that was written since is as new as this run finds it; another is as new as the run found it that read it.
    private bool IsBeforeWindow(FileState file, DateTimeOffset readAt) =>
        Time(file.Modified) is var time && time + options.ReplayWindow <= (time <= readAt ? readAt : stamps.StartedAt);

    private bool WasStill(SourceUnit part, DateTimeOffset readAt) => part.Files.All(file =>
        Time(file.Modified) + options.ReplayWindow <= readAt && Time(Math.Max(file.Modified, file.Changed)) + Tick <= readAt);

    private static DateTimeOffset Time(long nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
}
