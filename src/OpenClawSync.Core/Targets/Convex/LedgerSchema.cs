namespace OpenClawSync.Targets.Convex;

/// <summary>The tables of the state database in which is kept what remote targets hold.</summary>
internal static class LedgerSchema
{
    public static string Create { get; } = """
        CREATE TABLE IF NOT EXISTS remoteTargets (
          targetId INTEGER NOT NULL PRIMARY KEY, url TEXT NOT NULL, instanceId TEXT NOT NULL, source TEXT NOT NULL,
          sourceIdentity TEXT NOT NULL, identity TEXT, lastRunId TEXT, intendedRunId TEXT, UNIQUE (url, instanceId, source)) STRICT;
        CREATE TABLE IF NOT EXISTS remoteRows (
          targetId INTEGER NOT NULL, sourceKey TEXT NOT NULL, kind INTEGER NOT NULL, stamp BLOB, rowHash BLOB NOT NULL,
          fingerprint TEXT NOT NULL, PRIMARY KEY (targetId, sourceKey)) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS remoteRowsByStamp ON remoteRows (stamp) WHERE stamp IS NOT NULL;
        CREATE TABLE IF NOT EXISTS remoteCursors (
          targetId INTEGER NOT NULL, kind INTEGER NOT NULL, cursor INTEGER NOT NULL, PRIMARY KEY (targetId, kind)) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS remoteParts (
          targetId INTEGER NOT NULL, kind INTEGER NOT NULL, part BLOB NOT NULL, footprint BLOB NOT NULL, readAt INTEGER NOT NULL,
          records INTEGER NOT NULL, newest INTEGER, PRIMARY KEY (targetId, kind, part)) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS remoteRuns (
          targetId INTEGER NOT NULL, runId TEXT NOT NULL, startedAt INTEGER NOT NULL, run TEXT NOT NULL, PRIMARY KEY (targetId, runId)) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS deadLetters (
          targetId INTEGER NOT NULL, sourceKey TEXT NOT NULL, kind INTEGER NOT NULL, row TEXT NOT NULL, reason TEXT NOT NULL,
          attempts INTEGER NOT NULL, firstAt INTEGER NOT NULL, lastAt INTEGER NOT NULL, PRIMARY KEY (targetId, sourceKey)) STRICT, WITHOUT ROWID;
        """;
}
