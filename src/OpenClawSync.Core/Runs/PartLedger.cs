using OpenClawSync.Records;
using OpenClawSync.Sources.Parts;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// Knows which parts of a source the target holds whole. An unchanged one is not read again, unless it had changed within the
/// replay window when it was read: then it is read once more, whatever is known of it.
/// </summary>
internal sealed class PartLedger(ISyncTarget target, PartStamp stamps, SyncOptions options)
{
    // A change right after a look can bear the same time as the look; file systems tell times apart by milliseconds at best.
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    private readonly bool _isUsed = options.Filter.IsWhole;
    private PartSummary? _open;

    /// <summary>What an unchanged part holds; null for one to be read.</summary>
    public PartSummary? Recall(SourcePart part)
    {
        if (!_isUsed || options.Full || part.Files.IsEmpty || target.FindPart(options.Instance, part.Kind, stamps.Key(part)) is not { } seen)
        {
            return null;
        }

        return WasStill(part, seen.ReadAt) && seen.Footprint.AsSpan().SequenceEqual(stamps.Footprint(part)) ? seen.Summary : null;
    }

    /// <summary>What follows belongs to a part.</summary>
    public void Begin() => _open = PartSummary.Empty;

    /// <summary>A record of the part is on its way or known.</summary>
    public void Count(OpenClawRecord record) => _open = _open?.With(record);

    /// <summary>Something of the part did not arrive, or has to be said again in the next run.</summary>
    public void Spoil() => _open = null;

    /// <summary>The part as it is to be remembered, once all its records have arrived; null when it is not.</summary>
    public SeenPart? End(SourcePart part)
    {
        var summary = _isUsed && !part.Files.IsEmpty ? _open : null;
        _open = null;
        return summary is null ? null : stamps.Of(part, summary);
    }

    private bool WasStill(SourcePart part, DateTimeOffset readAt) => part.Files.All(file =>
        Time(file.Modified) + options.ReplayWindow <= readAt && Time(Math.Max(file.Modified, file.Changed)) + Tick <= readAt);

    private static DateTimeOffset Time(long nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
}
