using System.Collections.Immutable;
using OpenClawSync.Records;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>The tables of the embedded target. Rows have the columns of <see cref="RowSchema" />; the rest is ours.</summary>
internal static class TargetSchema
{
    /// <summary>Marks a file as ours, so that no other program's database is ever written to.</summary>
    public const int ApplicationId = 0x4F435359;

    public const int Version = 2;

    /// <summary>The columns of the run log, in order.</summary>
    public static ImmutableArray<RowField> RunFields { get; } =
    [
        new("runId", FieldType.Text), new("startedAt", FieldType.Integer), new("finishedAt", FieldType.Integer),
        new("cursorFrom", FieldType.Text), new("cursorTo", FieldType.Text),
        new("created", FieldType.Integer), new("updated", FieldType.Integer), new("skipped", FieldType.Integer),
        new("errors", FieldType.Integer), new("errorSamples", FieldType.TextList), new("status", FieldType.Text),
        new("redactions", FieldType.Integer), new("deadLetters", FieldType.Integer), new("removed", FieldType.Integer),
        new("policyId", FieldType.Text), new("instanceId", FieldType.Text),
    ];

    public static string Create => string.Join('\n',
    [
        .. RowSchema.All.Select(schema => Table(schema.Table, "sourceKey", schema.Fields)),
        Table("openclawSyncRuns", "runId", RunFields),
        "CREATE TABLE syncStamps (kind INTEGER NOT NULL, sourceKey TEXT NOT NULL, stamp BLOB NOT NULL, PRIMARY KEY (kind, sourceKey)) STRICT, WITHOUT ROWID;",
        "CREATE INDEX syncStampsByStamp ON syncStamps (stamp);",
        "CREATE TABLE syncCursors (instanceId TEXT NOT NULL, kind INTEGER NOT NULL, cursor INTEGER NOT NULL, PRIMARY KEY (instanceId, kind)) STRICT, WITHOUT ROWID;",
        "CREATE TABLE syncIdentity (identity TEXT NOT NULL) STRICT;",
        "INSERT INTO syncIdentity VALUES (lower(hex(randomblob(16))));",
        $"PRAGMA application_id = {ApplicationId};",
        .. Parts,
    ]);

    /// <summary>What version 1 lacks.</summary>
    public static string Upgrade => string.Join('\n', Parts);

    // A row or stamp that someone deletes must not stay missing because its part is believed to be here.
    private static IEnumerable<string> Parts =>
    [
        "CREATE TABLE syncParts (instanceId TEXT NOT NULL, kind INTEGER NOT NULL, part BLOB NOT NULL, footprint BLOB NOT NULL, readAt INTEGER NOT NULL, "
            + "records INTEGER NOT NULL, newest INTEGER, PRIMARY KEY (instanceId, kind, part)) STRICT, WITHOUT ROWID;",
        "CREATE TRIGGER syncStampGone AFTER DELETE ON syncStamps BEGIN DELETE FROM syncParts WHERE kind = OLD.kind; END;",
        .. RowSchema.All.Select((schema, kind) =>
            $"CREATE TRIGGER {schema.Table}Gone AFTER DELETE ON {schema.Table} BEGIN DELETE FROM syncParts WHERE kind = {kind}; END;"),
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
