using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;
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

    public const int Version = 5;

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

    /// <summary>
    /// Brings a file of an earlier version up to date. All that changed so far is that rows and runs have more fields; a row has none of
    /// them until it is written again.
    /// </summary>
    public static void Upgrade(SqliteConnection connection)
    {
        foreach (var schema in RowSchema.All)
        {
            var present = Columns(connection, schema);
            foreach (var field in schema.Fields.Where(field => !present.Contains(field.Name)))
            {
                Sql.Run(connection, $"ALTER TABLE {schema.Table} ADD COLUMN {Column(field)}");
            }
        }

        RunTable.Upgrade(connection);
        Sql.Run(connection, $"PRAGMA user_version = {Version}");
    }

    /// <summary>The columns that the table of a kind has. A file that an earlier version wrote may lack some.</summary>
    public static HashSet<string> Columns(SqliteConnection connection, RowSchema schema) => Columns(connection, schema.Table);

    /// <summary>The columns that a table has.</summary>
    public static HashSet<string> Columns(SqliteConnection connection, string table)
    {
        using var command = Sql.Command(connection, "SELECT name FROM pragma_table_info($table)", ("$table", table));
        using var reader = command.ExecuteReader();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    /// <summary>Gives a file the triggers of this version in place of others with the same names.</summary>
    public static void RestoreTriggers(SqliteConnection connection)
    {
        foreach (var schema in RowSchema.All)
        {
            var current = Sql.Scalar(connection, "SELECT sql FROM sqlite_schema WHERE name = $name", ("$name", Trigger(schema))) as string;
            if (current != ForgetDeleted(schema).TrimEnd(';'))
            {
                Sql.Run(connection, $"DROP TRIGGER IF EXISTS {Trigger(schema)}; {ForgetDeleted(schema)}");
            }
        }
    }

    /// <summary>A trigger that this module did not create; null when there is none.</summary>
    public static string? FindForeignTrigger(SqliteConnection connection)
    {
        var ours = RowSchema.All.SelectMany(schema => (string[])[ForgetDeleted(schema), .. ForgetDeletedBefore(schema)]);
        var known = ours.Select(sql => sql.TrimEnd(';')).ToHashSet(StringComparer.Ordinal);
        using var command = Sql.Command(connection, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (!known.Contains(reader.GetString(1)))
            {
                return reader.GetString(0);
            }
        }

        return null;
    }

    private static string Trigger(RowSchema schema) => $"{schema.Table}Gone";

    // If a row is deleted by hand, the ledger must not treat its record, or the source unit that it belongs to, as stored. It still knows
    // that there was a row or a tombstone, so that a check reports it missing.
    private static string ForgetDeleted(RowSchema schema) =>
        $"""
            CREATE TRIGGER {Trigger(schema)} AFTER DELETE ON {schema.Table} BEGIN
              UPDATE ledgerMarks SET stamp = NULL WHERE ledgerId IN (SELECT ledgerId FROM ledgers) AND sourceKey = OLD.sourceKey;
              DELETE FROM ledgerParts WHERE kind = {(int)schema.Kind};
            END;
            """;

    // What earlier modules created; it is replaced when a file is opened for writing.
    private static string[] ForgetDeletedBefore(RowSchema schema) =>
        [
            $"""
                CREATE TRIGGER {Trigger(schema)} AFTER DELETE ON {schema.Table} BEGIN
                  DELETE FROM ledgerMarks WHERE ledgerId IN (SELECT ledgerId FROM ledgers) AND sourceKey = OLD.sourceKey;
                  DELETE FROM ledgerParts WHERE kind = {(int)schema.Kind};
                END;
                """,
            $"""
                CREATE TRIGGER {Trigger(schema)} AFTER DELETE ON {schema.Table} BEGIN
                  DELETE FROM ledgerMarks
                  WHERE ledgerId IN (SELECT ledgerId FROM ledgers) AND sourceKey = OLD.sourceKey AND isRemoved <> 0;
                  UPDATE ledgerMarks SET stamp = NULL WHERE ledgerId IN (SELECT ledgerId FROM ledgers) AND sourceKey = OLD.sourceKey;
                  DELETE FROM ledgerParts WHERE kind = {(int)schema.Kind};
                END;
                """,
        ];

    private static string Table(RowSchema schema) =>
        $"CREATE TABLE {schema.Table} ({string.Join(", ", schema.Fields.Select(Column))}) STRICT;";

    private static string Column(RowField field)
    {
        var type = field.Type is FieldType.Integer or FieldType.Boolean ? "INTEGER" : "TEXT";
        return field.Name == "sourceKey" ? $"{field.Name} {type} NOT NULL PRIMARY KEY" : $"{field.Name} {type}";
    }
}
