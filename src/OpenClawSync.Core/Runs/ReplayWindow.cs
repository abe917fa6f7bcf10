using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Runs;

/// <summary>The time range before the cursors whose records are sent again even when the target is known to have them.</summary>
internal sealed class ReplayWindow
{
    private readonly bool _isUnbounded;

    private ReplayWindow(Cursors starts, bool isUnbounded) => (Starts, _isUnbounded) = (starts, isUnbounded);

    /// <summary>The start of the window for each kind; without a cursor the window has no start.</summary>
    public Cursors Starts { get; }

    public static ReplayWindow Before(Cursors cursors, SyncOptions options) =>
        new(
            new Cursors
            {
                Tasks = cursors.Tasks - options.ReplayWindow,
                Cron = cursors.Cron - options.ReplayWindow,
                Memory = cursors.Memory - options.ReplayWindow,
            },
            options.Full
        );

    public bool Contains(OpenClawRecord record) => _isUnbounded || record.SourceUpdatedAt >= Starts.Of(record.Kind);

    /// <summary>
    /// The earliest time that matters to any of the wanted kinds, for a remote source to filter by; null asks for everything.
    /// </summary>
    public DateTimeOffset? Earliest(RecordFilter filter)
    {
        if (_isUnbounded)
        {
            return filter.Since;
        }

        var earliest = DateTimeOffset.MaxValue;
        foreach (var kind in filter.Kinds)
        {
            if (Starts.Of(kind) is not { } start)
            {
                return filter.Since;
            }

            earliest = start < earliest ? start : earliest;
        }

        return filter.Since > earliest ? filter.Since : earliest;
    }
}
