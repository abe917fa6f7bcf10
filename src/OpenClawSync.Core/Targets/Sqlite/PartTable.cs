using Microsoft.Data.Sqlite;
using OpenClawSync.Records;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>The parts of sources that are here whole. Rows or stamps that vanish take the parts of their kind with them.</summary>
internal sealed class PartTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _find = Prepared.Command(
        connection,
        "SELECT footprint, readAt, records, newest FROM syncParts WHERE instanceId = $instance AND kind = $kind AND part = $part",
        "$instance", "$kind", "$part");

    private readonly SqliteCommand _set = Prepared.Command(
        connection,
        "INSERT OR REPLACE INTO syncParts VALUES ($instance, $kind, $part, $footprint, $readAt, $records, $newest)",
        "$instance", "$kind", "$part", "$footprint", "$readAt", "$records", "$newest");

    public SeenPart? Find(InstanceId instance, RecordKind kind, byte[] key) => PartRow.Read(_find, kind, key, instance.Value);

    public void Set(InstanceId instance, SeenPart part) => PartRow.Write(_set, part, instance.Value);

    public void Dispose()
    {
        _find.Dispose();
        _set.Dispose();
    }
}
