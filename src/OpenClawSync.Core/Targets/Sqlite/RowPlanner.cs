using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Records;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>Compares a record with its stored row, field by field.</summary>
internal static class RowPlanner
{
    public static WritePlan Plan(Row? stored, ProtectedRecord record) =>
        stored switch
        {
            null => WritePlan.Create,
            var row when row.ContainsKey("removedAt") => WritePlan.Restore,
            var row when row.Text("fingerprint") != record.Fingerprint => WritePlan.Changed([.. Changed(row, record)]),
            var row => Changed(row, record) is { Count: > 0 } fields ? WritePlan.Repair([.. fields]) : WritePlan.Leave,
        };

    private static IReadOnlyList<string> Changed(Row stored, ProtectedRecord record) =>
        ChangedFields(RowSchema.For(record.Kind), stored, record.Row);

    /// <summary>The names of the fields whose content differs. Bookkeeping is not content.</summary>
    public static IReadOnlyList<string> ChangedFields(RowSchema schema, Row before, Row after) =>
        [
            .. schema
                .Fields.Select(field => field.Name)
                .Where(name =>
                    !RecordFingerprint.Bookkeeping.Contains(name) && !IsSame(before.GetValueOrDefault(name), after.GetValueOrDefault(name))
                ),
        ];

    private static bool IsSame(object? one, object? other) =>
        one is IReadOnlyList<string> list && other is IReadOnlyList<string> items ? list.SequenceEqual(items) : Equals(one, other);
}
