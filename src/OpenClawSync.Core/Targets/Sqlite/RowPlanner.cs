using Microsoft.Data.Sqlite;
using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>Compares a record with its stored row, field by field.</summary>
internal static class RowPlanner
{
    public static WritePlan Plan(SqliteConnection connection, ProtectedRecord record)
    {
        var schema = RowSchema.For(record.Kind);
        using var find = Sql.Command(
            connection,
            $"SELECT {RowScan.Columns(connection, schema)} FROM {schema.Table} WHERE sourceKey = $key",
            ("$key", record.SourceKey)
        );
        return RowScan.Read(find, schema).Select(stored => stored.Row).SingleOrDefault() switch
        {
            null => WritePlan.Create,
            var row when row.ContainsKey("removedAt") => WritePlan.Restore,
            var row when row.Text("fingerprint") == record.Fingerprint => WritePlan.Leave,
            var row => WritePlan.Changed([.. Changed(schema, row, record.Row)]),
        };
    }

    private static IEnumerable<string> Changed(RowSchema schema, Row before, Row after) =>
        schema
            .Fields.Select(field => field.Name)
            .Where(name =>
                !RecordFingerprint.Bookkeeping.Contains(name) && !IsSame(before.GetValueOrDefault(name), after.GetValueOrDefault(name))
            );

    private static bool IsSame(object? one, object? other) =>
        one is IReadOnlyList<string> list && other is IReadOnlyList<string> items ? list.SequenceEqual(items) : Equals(one, other);
}
