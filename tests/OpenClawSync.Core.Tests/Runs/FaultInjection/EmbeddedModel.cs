using Microsoft.Data.Sqlite;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>The embedded target in a real file.</summary>
internal sealed class EmbeddedModel(string folder, InstanceId instance, TimeProvider time) : ModelTarget(instance)
{
    private readonly string _path = Path.Combine(folder, "target.db");
    private readonly Sabotage _sabotage = new(Path.Combine(folder, "target.db"), Sabotage.TargetTables);
    private readonly DatabaseFile _file = new(Path.Combine(folder, "target.db"));
    private readonly DatabaseFile _backup = new(Path.Combine(folder, "backup.db"));

    public override IEnumerable<byte[]> Files => _file.Bytes;

    public override ISyncTarget Open(int batchSize, bool isByHand, Faults faults) => SqliteTarget.Open(_path, Name("", isByHand), time);

    public override TargetMemory? OpenMemory() => Memory(TargetFile.OpenForWriting);

    public override TargetMemory? FindMemory() => Memory(TargetFile.OpenForReading);

    public override IReadOnlyList<StoredRecord> Rows()
    {
        using var view = File.Exists(_path) ? SqliteView.Open(_path) : null;
        return view is null ? [] : [.. view.ReadRows(RecordKinds.All, CancellationToken.None)];
    }

    public override IReadOnlyList<SyncRun> Runs()
    {
        using var view = SqliteView.Open(_path);
        return view.ReadRuns();
    }

    public override void BackUp() => _file.CopyTo(_backup);

    public override string LoseRows(SeededRandom random)
    {
        switch (random.Next(3))
        {
            case 0:
                _file.Delete();
                return "the file is deleted";
            case 1:
                _backup.CopyTo(_file);
                return "an older file is restored";
            default:
                if (File.Exists(_path))
                {
                    HomeBuilder.Execute(
                        _path,
                        $"DELETE FROM {random.Pick([.. RowSchema.All]).Table} WHERE sourceKey LIKE '%{random.Next(10)}'"
                    );
                }

                return "rows are deleted by hand";
        }
    }

    public override void InjectDatabaseFault(Faults faults) => _sabotage.Do(faults);

    public override void Repair() => _sabotage.Undo();

    public override void Dispose()
    {
        _file.Delete();
        _backup.Delete();
    }

    private TargetMemory? Memory(Func<string, SqliteConnection> open) =>
        File.Exists(_path)
            ? TargetMemory.Find("target.db", open(_path), Name("", isByHand: true), failure => TargetErrors.Translate(_path, failure))
            : null;
}
