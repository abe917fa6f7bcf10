using System.Collections.Immutable;
using OpenClawSync.Records;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>The tables of the embedded target. Rows have the columns of <see cref="RowSchema" />; the rest is ours.</summary>
internal static class TargetSchema
{
    /// <summary>Marks a file as ours, so that no other program's database is ever written to.</summary>
    public const int ApplicationId = 0x4F435359;

    public const int Version = 3;

    /// <summary>The columns of the run log, in order.</summary>
    public static ImmutableArray<RowField> RunFields { get; } =
    [
        new("runId", FieldType.Text),
        new("startedAt", FieldType.Integer),
        new("finishedAt", FieldType.Integer),
        new("cursorFrom", FieldType.Text),
        new("cursorTo", FieldType.Text),
        new("created", FieldType.Integer),
        new("updated", FieldType.Integer),
        new("skipped", FieldType.Integer),
        new("errors", FieldType.Integer),
        new("errorSamples", FieldType.TextList),
        new("status", FieldType.Text),
        new("redactions", FieldType.Integer),
        new("deadLetters", FieldType.Integer),
        new("removed", FieldType.Integer),
        new("policyId", FieldType.Text),
        new("instanceId", FieldType.Text),
    ];

    public static string Create =>
        string.Join(
            '\n',
            [
                .. RowSchema.All.Select(schema => Table(schema.Table, "sourceKey", schema.Fields)),
                Table("openclawSyncRuns", "runId", RunFields),
                "CREATE TABLE syncIdentity (identity TEXT NOT NULL) STRICT;",
                "INSERT INTO syncIdentity VALUES (lower(hex(randomblob(16))));",
                $"PRAGMA application_id = {ApplicationId};",
                .. Ledgers,
            ]
        );

    // A row that someone deletes must not stay missing because it, or its part, is believed to be here.
    private static IEnumerable<string> Ledgers =>
        [
            LedgerSchema.Create,
            .. RowSchema.All.Select(
                (schema, kind) =>
                    $"""
                        CREATE TRIGGER {schema.Table}Gone AFTER DELETE ON {schema.Table} BEGIN
                          DELETE FROM ledgerMarks WHERE ledgerId IN (SELECT ledgerId FROM ledgers) AND sourceKey = OLD.sourceKey;
                          DELETE FROM ledgerParts WHERE kind = {kind};
                        END;
                        """
            ),
            $"PRAGMA user_version = {Version};",
        ];

    private static string Table(string name, string key, IEnumerable<RowField> fields) =>
        $"CREATE TABLE {name} ({string.Join(", ", fields.Select(field => Column(field, key)))}) STRICT;";

    private static string Column(RowField field, string key)
    {
        var type = field.Type is FieldType.Integer or FieldType.Boolean ? "INTEGER" : "TEXT";
        return field.Name == key ? $"{field.Name} {type} NOT NULL PRIMARY KEY" : $"{field.Name} {type}";
    }
}
