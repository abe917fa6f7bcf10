using Microsoft.Data.Sqlite;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>
/// The tables of a ledger. For an embedded target they are in the same file as the rows, for remote targets in the state database. The
/// primary keys cluster the rows of a source in key order, so that a pass over them writes few pages.
/// </summary>
internal static class LedgerSchema
{
    public static string Create { get; } =
        """
            CREATE TABLE ledgers (
              ledgerId INTEGER NOT NULL PRIMARY KEY, target TEXT NOT NULL, instanceId TEXT NOT NULL, source TEXT NOT NULL,
              sourceIdentity TEXT NOT NULL, targetIdentity TEXT, lastRunId TEXT, intendedRunId TEXT, policyId TEXT, keyId TEXT, layout TEXT,
              epoch INTEGER NOT NULL DEFAULT 0, cleanEpoch INTEGER NOT NULL DEFAULT 0,
              isRekeyed INTEGER NOT NULL DEFAULT 0, isRelaid INTEGER NOT NULL DEFAULT 0, UNIQUE (target, instanceId, source)) STRICT;
            CREATE TABLE ledgerMarks (
              ledgerId INTEGER NOT NULL, sourceKey TEXT NOT NULL, kind INTEGER NOT NULL, stamp BLOB, epoch INTEGER NOT NULL,
              isRemoved INTEGER NOT NULL, rowHash BLOB, fingerprint TEXT, PRIMARY KEY (ledgerId, sourceKey)) STRICT, WITHOUT ROWID;
            CREATE TABLE ledgerCursors (
              ledgerId INTEGER NOT NULL, kind INTEGER NOT NULL, cursor INTEGER NOT NULL,
              PRIMARY KEY (ledgerId, kind)) STRICT, WITHOUT ROWID;
            CREATE TABLE ledgerParts (
              ledgerId INTEGER NOT NULL, kind INTEGER NOT NULL, part BLOB NOT NULL, footprint BLOB NOT NULL, content BLOB,
              readAt INTEGER NOT NULL, records INTEGER NOT NULL, newest INTEGER, PRIMARY KEY (ledgerId, kind, part)) STRICT, WITHOUT ROWID;
            CREATE TABLE ledgerLetters (
              ledgerId INTEGER NOT NULL, letterId TEXT NOT NULL, kind INTEGER NOT NULL, sourceKey TEXT, place TEXT, stamp BLOB, row TEXT,
              reason TEXT NOT NULL, policyId TEXT NOT NULL, attempts INTEGER NOT NULL, firstAt INTEGER NOT NULL, lastAt INTEGER NOT NULL,
              runId TEXT, PRIMARY KEY (ledgerId, letterId)) STRICT, WITHOUT ROWID;
            """;

    /// <summary>
    /// Tables and an index that older files lack. They are added whenever a file is opened for writing; older modules ignore them.
    /// </summary>
    public static string Additions { get; } =
        """
            CREATE TABLE IF NOT EXISTS ledgerOpenTasks (
              ledgerId INTEGER NOT NULL, sourceKey TEXT NOT NULL, row TEXT NOT NULL,
              PRIMARY KEY (ledgerId, sourceKey)) STRICT, WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS ledgerPlaces (
              ledgerId INTEGER NOT NULL, place TEXT NOT NULL, kinds INTEGER NOT NULL, scope TEXT, inode INTEGER, counter INTEGER,
              modified INTEGER, hasRecords INTEGER NOT NULL, isAccepted INTEGER NOT NULL,
              PRIMARY KEY (ledgerId, place)) STRICT, WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS ledgerClaims (
              target TEXT NOT NULL, instanceId TEXT NOT NULL, installation TEXT NOT NULL,
              PRIMARY KEY (target, instanceId)) STRICT, WITHOUT ROWID;
            CREATE INDEX IF NOT EXISTS ledgerLettersUnread ON ledgerLetters (kind, ledgerId) WHERE row IS NULL;
            """;

    /// <summary>Whether a file that is open for reading has the additions.</summary>
    public static bool HasAdditions(SqliteConnection connection) =>
        Sql.Scalar(connection, "SELECT 1 FROM sqlite_schema WHERE name = 'ledgerPlaces'") is not null;
}
