using Microsoft.Data.Sqlite;
using OpenClawSync.Records;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>A remembered part as a row, whose first column says whose it is.</summary>
internal static class PartRow
{
    public static SeenPart? Read(SqliteCommand find, RecordKind kind, byte[] key, object owner)
    {
        Prepared.Bind(find, owner, (long)kind, key);
        using var reader = find.ExecuteReader();
        return reader.Read()
            ? new SeenPart(kind, key, reader.GetFieldValue<byte[]>(0), Time(reader.GetInt64(1)), new PartSummary(reader.GetInt64(2), reader.IsDBNull(3) ? null : Time(reader.GetInt64(3))))
            : null;
    }

    public static void Write(SqliteCommand set, SeenPart part, object owner) => Prepared.Run(
        set,
        owner,
        (long)part.Kind,
        part.Key,
        part.Footprint,
        part.ReadAt.ToUnixTimeMilliseconds(),
        part.Summary.Records,
        part.Summary.Newest is { } newest ? newest.ToUnixTimeMilliseconds() : DBNull.Value);

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
