using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Targets.Convex;

/// <summary>The parts of sources that a remote target holds whole.</summary>
internal sealed class LedgerParts(SqliteConnection connection, long targetId) : IDisposable
{
    private readonly SqliteCommand _find = Prepared.Command(
        connection,
        "SELECT footprint, readAt, records, newest FROM remoteParts WHERE targetId = $target AND kind = $kind AND part = $part",
        "$target", "$kind", "$part");

    private readonly SqliteCommand _set = Prepared.Command(
        connection,
        "INSERT OR REPLACE INTO remoteParts VALUES ($target, $kind, $part, $footprint, $readAt, $records, $newest)",
        "$target", "$kind", "$part", "$footprint", "$readAt", "$records", "$newest");

    public SeenPart? Find(RecordKind kind, byte[] key) => PartRow.Read(_find, kind, key, targetId);

    public void Set(SeenPart part) => PartRow.Write(_set, part, targetId);

    public void Dispose()
    {
        _find.Dispose();
        _set.Dispose();
    }
}
