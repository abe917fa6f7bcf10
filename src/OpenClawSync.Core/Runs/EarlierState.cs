using Microsoft.Data.Sqlite;
using OpenClawSync.Redaction;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Runs;

/// <summary>Takes over what the first state databases, which bore no version, kept.</summary>
internal static class EarlierState
{
    /// <summary>Moves what was remembered of remote targets into ledgers. Stamps are not carried over; what the endpoint has is, so that nothing is sent twice.</summary>
    public static void Upgrade(SqliteConnection connection)
    {
        if (Has(connection, "remoteTargets"))
        {
            Sql.Run(connection, """
                INSERT INTO ledgers (ledgerId, target, instanceId, source, sourceIdentity, targetIdentity, lastRunId, intendedRunId)
                  SELECT targetId, url, instanceId, source, sourceIdentity, identity, lastRunId, intendedRunId FROM remoteTargets;
                INSERT INTO ledgerMarks SELECT targetId, sourceKey, kind, NULL, 0, 0, rowHash, fingerprint FROM remoteRows;
                INSERT INTO ledgerCursors SELECT targetId, kind, cursor FROM remoteCursors;
                INSERT INTO ledgerRuns SELECT targetId, runId, startedAt, run FROM remoteRuns;
                INSERT INTO ledgerLetters SELECT targetId, sourceKey, kind, sourceKey, NULL, NULL, row, reason, '', attempts, firstAt, lastAt, NULL FROM deadLetters;
                DROP TABLE remoteTargets; DROP TABLE remoteRows; DROP TABLE remoteCursors; DROP TABLE remoteRuns; DROP TABLE deadLetters;
                DROP TABLE IF EXISTS remoteParts;
                """);
        }

        Sql.Run(connection, "DROP TABLE IF EXISTS installationKeys");
    }

    /// <summary>The installation whose keys lie in the database; null when there are none.</summary>
    public static Installation? FindInstallation(StateFolder folder)
    {
        if (new FileInfo(folder.Database) is not { Exists: true, Length: > 0 })
        {
            return null;
        }

        try
        {
            using var connection = StateDatabase.OpenForReading(folder);
            if (!Has(connection, "installationKeys"))
            {
                return null;
            }

            using var command = Sql.Command(connection, "SELECT keyId, key FROM installationKeys ORDER BY rowid");
            using var reader = command.ExecuteReader();
            var keys = new List<(string Id, byte[] Key)>();
            while (reader.Read())
            {
                keys.Add((reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
            }

            // Sources were named by the first key then.
            return keys.Count == 0 ? null : new Installation([.. keys[0].Key], [.. keys.Select(key => new InstallationKey(key.Id, key.Key))]);
        }
        catch (SqliteException)
        {
            // A damaged one is set aside when it is opened to be written.
            return null;
        }
    }

    private static bool Has(SqliteConnection connection, string table) =>
        Sql.Scalar(connection, "SELECT 1 FROM sqlite_schema WHERE name = $table", ("$table", table)) is not null;
}
