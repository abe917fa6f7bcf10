using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Runs;

/// <summary>The stretch of time before the cursors that is read again whatever is known of it.</summary>
internal sealed class ReplayWindow
{
    private readonly bool _isEndless;

    private ReplayWindow(Cursors starts, bool isEndless) => (Starts, _isEndless) = (starts, isEndless);

    /// <summary>Where it begins for each kind.</summary>
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

    public bool Holds(OpenClawRecord record) => _isEndless || record.SourceUpdatedAt >= Starts.Of(record.Kind);

    /// <summary>What a remote source is asked for: nothing older matters to any of the wanted kinds. Null asks for everything.</summary>
    public DateTimeOffset? Earliest(RecordFilter filter)
    {
        if (_isEndless)
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
