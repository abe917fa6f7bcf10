using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>An OpenClaw home as a source: tasks and jobs of the state database, entries of the notes.</summary>
internal sealed class HomeSource(OpenClawHome home, SnapshotFolder snapshots) : IRecordSource
{
    private readonly StateStore _store = new(home, snapshots);

    public IEnumerable<ReadOutcome> Read(RecordKind kind, CancellationToken cancellationToken) => kind switch
    {
        RecordKind.Task => _store.Tasks(),
        RecordKind.Cron => _store.CronJobs(),
        _ => new MemoryReader(home).Read(cancellationToken),
    };

    public void Dispose() => _store.Dispose();
}
