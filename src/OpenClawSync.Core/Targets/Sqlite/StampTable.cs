using Microsoft.Data.Sqlite;
using OpenClawSync.Records;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>The stamps of acknowledged records, by key. A stamp without its row counts for nothing.</summary>
internal sealed class StampTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _set = Prepared.Command(
        connection, "INSERT INTO syncStamps VALUES ($kind, $key, $stamp) ON CONFLICT DO UPDATE SET stamp = excluded.stamp", "$kind", "$key", "$stamp");

    private readonly SqliteCommand _forget = Prepared.Command(
        connection, "DELETE FROM syncStamps WHERE kind = $kind AND sourceKey = $key", "$kind", "$key");

    private readonly SqliteCommand[] _knows =
    [
        .. RowSchema.All.Select(schema => Prepared.Command(
            connection,
            $"SELECT 1 FROM syncStamps s JOIN {schema.Table} r ON r.sourceKey = s.sourceKey WHERE s.stamp = $stamp AND s.kind = $kind",
            "$stamp",
            "$kind")),
    ];

    public bool Knows(RecordKind kind, byte[] stamp) => Prepared.Scalar(_knows[(int)kind], stamp, (long)kind) is not null;

    public void Set(PushItem item)
    {
        var (kind, key) = ((long)item.Record.Kind, item.Record.SourceKey);
        if (item.Stamp is null)
        {
            Prepared.Run(_forget, kind, key);
        }
        else
        {
            Prepared.Run(_set, kind, key, item.Stamp);
        }
    }

    public void Dispose()
    {
        _set.Dispose();
        _forget.Dispose();
        foreach (var command in _knows)
        {
            command.Dispose();
        }
    }
}
