using OpenClawSync.Records;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>
/// The tables of the embedded target: rows with the columns of <see cref="RowSchema" />, the run log with those of <see cref="RunRow" />,
/// and the ledgers.
/// </summary>
internal static class TargetSchema
{
    /// <summary>Marks a file as ours, so that the database of another program is never written to.</summary>
    public const int ApplicationId = 0x4F435359;

    public const int Version = 3;

    public static string Create =>
        string.Join(
            '\n',
            [
                .. RowSchema.All.Select(Table),
                RunTable.Create,
                "CREATE TABLE syncIdentity (identity TEXT NOT NULL) STRICT;",
                "INSERT INTO syncIdentity VALUES (lower(hex(randomblob(16))));",
                $"PRAGMA application_id = {ApplicationId};",
                LedgerSchema.Create,
                .. RowSchema.All.Select(ForgetDeleted),
                $"PRAGMA user_version = {Version};",
            ]
        );

    // If somebody deletes a row by hand, the ledger must not keep treating the row, or the source unit it belongs to, as stored.
    private static string ForgetDeleted(RowSchema schema) =>
        $"""
            CREATE TRIGGER {schema.Table}Gone AFTER DELETE ON {schema.Table} BEGIN
              DELETE FROM ledgerMarks WHERE ledgerId IN (SELECT ledgerId FROM ledgers) AND sourceKey = OLD.sourceKey;
              DELETE FROM ledgerParts WHERE kind = {(int)schema.Kind};
            END;
            """;

    private static string Table(RowSchema schema) =>
        $"CREATE TABLE {schema.Table} ({string.Join(", ", schema.Fields.Select(Column))}) STRICT;";

    private static string Column(RowField field)
    {
        var type = field.Type is FieldType.Integer or FieldType.Boolean ? "INTEGER" : "TEXT";
        return field.Name == "sourceKey" ? $"{field.Name} {type} NOT NULL PRIMARY KEY" : $"{field.Name} {type}";
    }
}
