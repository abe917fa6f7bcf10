using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.Core.Tests.Targets;

/// <summary>A target that an earlier version filled keeps its rows and learns what is remembered of them anew.</summary>
public sealed class TargetUpgradeTests : IDisposable
{
    private const string First = """
        CREATE TABLE syncStamps (kind INTEGER NOT NULL, sourceKey TEXT NOT NULL, stamp BLOB NOT NULL, PRIMARY KEY (kind, sourceKey)) STRICT, WITHOUT ROWID;
        CREATE INDEX syncStampsByStamp ON syncStamps (stamp);
        CREATE TABLE syncCursors (instanceId TEXT NOT NULL, kind INTEGER NOT NULL, cursor INTEGER NOT NULL, PRIMARY KEY (instanceId, kind)) STRICT, WITHOUT ROWID;
        PRAGMA user_version = 1;
        """;

    private const string Second = First + """
        CREATE TABLE syncParts (instanceId TEXT NOT NULL, kind INTEGER NOT NULL, part BLOB NOT NULL, footprint BLOB NOT NULL, readAt INTEGER NOT NULL,
          records INTEGER NOT NULL, newest INTEGER, PRIMARY KEY (instanceId, kind, part)) STRICT, WITHOUT ROWID;
        CREATE TRIGGER syncStampGone AFTER DELETE ON syncStamps BEGIN DELETE FROM syncParts WHERE kind = OLD.kind; END;
        CREATE TRIGGER openclawTasksGone AFTER DELETE ON openclawTasks BEGIN DELETE FROM syncParts WHERE kind = 0; END;
        CREATE TRIGGER openclawCronJobsGone AFTER DELETE ON openclawCronJobs BEGIN DELETE FROM syncParts WHERE kind = 1; END;
        CREATE TRIGGER openclawMemoryEntriesGone AFTER DELETE ON openclawMemoryEntries BEGIN DELETE FROM syncParts WHERE kind = 2; END;
        PRAGMA user_version = 2;
        """;

    private readonly SyncBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(First)]
    [InlineData(Second)]
    public void Its_rows_stay_as_they_are_and_are_known_from_then_on(string earlier)
    {
        _bench.Sync();
        var rows = _bench.Rows();
        HomeBuilder.Execute(_bench.Target, $"""
            DROP TRIGGER openclawTasksGone; DROP TRIGGER openclawCronJobsGone; DROP TRIGGER openclawMemoryEntriesGone;
            DROP TABLE ledgers; DROP TABLE ledgerMarks; DROP TABLE ledgerCursors; DROP TABLE ledgerParts; DROP TABLE ledgerLetters;
            {earlier}
            """);

        var first = _bench.Sync();
        var second = _bench.Sync();

        Assert.Equal((0L, 0L, 28L, "succeeded"), (first.Created, first.Updated, first.Skipped, first.Status));
        Assert.Equal((0L, 0L, 28L), (second.Created, second.Updated, second.Skipped));
        Assert.Equal(rows, _bench.Rows());
        Assert.Equal((3L, 28L, 0L), (_bench.Scalar("PRAGMA user_version"), _bench.Scalar("SELECT count(*) FROM ledgerMarks"), _bench.Scalar("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'sync%' AND name <> 'syncIdentity'")));
    }
}
