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

    public SeenPart? Find(InstanceId instance, RecordKind kind, byte[] key)
    {
        Prepared.Bind(_find, instance.Value, (long)kind, key);
        using var reader = _find.ExecuteReader();
        return reader.Read()
            ? new SeenPart(kind, key, reader.GetFieldValue<byte[]>(0), Time(reader.GetInt64(1)), new PartSummary(reader.GetInt64(2), reader.IsDBNull(3) ? null : Time(reader.GetInt64(3))))
            : null;
    }

    public void Set(InstanceId instance, SeenPart part) => Prepared.Run(
        _set,
        instance.Value,
        (long)part.Kind,
        part.Key,
        part.Footprint,
        part.ReadAt.ToUnixTimeMilliseconds(),
        part.Summary.Records,
        part.Summary.Newest is { } newest ? newest.ToUnixTimeMilliseconds() : DBNull.Value);

    public void Dispose()
    {
        _find.Dispose();
        _set.Dispose();
    }

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
