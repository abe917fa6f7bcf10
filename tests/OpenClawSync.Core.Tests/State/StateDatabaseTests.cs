using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.Core.Tests.State;

public sealed class StateDatabaseTests : IDisposable
{
    private const string Url = "https://example.org/ingest";

    private readonly TempFolder _folder = new();
    private readonly List<Problem> _problems = [];

    private StateFolder State => new(_folder["state"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_not_a_database_is_moved_aside_and_reported()
    {
        _folder.Write("state/state.db", "not a database, but text that is long enough to be taken for the header of one, and more");

        Open().Dispose();

        var problem = Assert.Single(_problems);
        Assert.Equal(ErrorIds.StateCorrupt, problem.ErrorId);
        Assert.Contains("state.db.damaged-20261123120000", problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("not a database", File.ReadAllText(State.Database + ".damaged-20261123120000"), StringComparison.Ordinal);
        Open().Dispose();
        Assert.Single(_problems);
    }

    [Theory]
    [InlineData("ledgerPlaces")]
    [InlineData("ledgerOpenTasks")]
    public void A_view_in_the_place_of_a_table_is_moved_aside(string table)
    {
        Open().Dispose();
        HomeBuilder.Execute(State.Database, $"DROP TABLE {table}; CREATE VIEW {table} AS SELECT 1 AS ledgerId");

        Open().Dispose();
        Open().Dispose();

        Assert.Equal(ErrorIds.StateCorrupt, Assert.Single(_problems).ErrorId);
    }

    [Fact]
    public void A_target_in_its_place_is_moved_aside()
    {
        Directory.CreateDirectory(_folder["state"]);
        EmbeddedTarget.Open(_folder["target.db"], TimeProvider.System).Dispose();
        File.Move(_folder["target.db"], State.Database);

        Open().Dispose();

        Assert.Equal(ErrorIds.StateCorrupt, Assert.Single(_problems).ErrorId);
    }

    [Fact]
    public void An_overwritten_page_is_detected_when_the_database_is_opened()
    {
        using (var connection = Open())
        {
            HomeBuilder.Execute(
                connection,
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
                INSERT INTO ledgerMarks SELECT 1, 'task:' || i, 0, NULL, 0, 0, NULL, NULL FROM n
                """
            );
            HomeBuilder.Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }

        using (var file = File.OpenWrite(State.Database))
        {
            file.Position = file.Length / 2 / 4096 * 4096;
            file.Write(new byte[4096]);
        }

        Open().Dispose();

        Assert.Equal(ErrorIds.StateCorrupt, Assert.Single(_problems).ErrorId);
    }

    [Fact]
    public void A_database_of_a_newer_version_is_rejected_and_not_changed()
    {
        Open().Dispose();
        HomeBuilder.Execute(State.Database, "PRAGMA user_version = 99");

        Assert.Equal(ErrorIds.StateUnavailable, Assert.Throws<OpenClawSyncException>(Open).ErrorId);
        Assert.Equal(99L, HomeBuilder.Scalar(State.Database, "PRAGMA user_version"));
    }

    [Theory]
    [InlineData("PRAGMA user_version = 1234567")]
    [InlineData("PRAGMA user_version = -1")]
    [InlineData("PRAGMA user_version = 0")]
    [InlineData("PRAGMA user_version = 2; DROP TABLE ledgers")]
    [InlineData("DROP TABLE ledgerMarks")]
    [InlineData("ALTER TABLE ledgers DROP COLUMN layout")]
    [InlineData("DROP TABLE ledgerPlaces; CREATE TABLE ledgerPlaces (x)")]
    [InlineData(
        "INSERT INTO ledgers VALUES (7, 't', '', '', '', NULL, NULL, NULL, 'p', 'k', 'l', 0, 0, 0, 0); "
            + "INSERT INTO ledgerCursors VALUES (7, 0, 9223372036854775807)"
    )]
    [InlineData(
        "INSERT INTO ledgers VALUES (7, 't', '', '', '', NULL, NULL, NULL, 'p', 'k', 'l', 0, 0, 0, 0); "
            + "INSERT INTO ledgerOpenTasks VALUES (7, 'task:1', 'not JSON')"
    )]
    public void A_database_that_is_not_ours_is_moved_aside_and_never_blocks_a_run(string sql)
    {
        Open().Dispose();
        HomeBuilder.Execute(State.Database, sql);
        var before = File.ReadAllBytes(State.Database);

        Open().Dispose();

        Assert.Equal(ErrorIds.StateCorrupt, Assert.Single(_problems).ErrorId);
        Assert.Equal(before, File.ReadAllBytes(State.Database + ".damaged-20261123120000"));
        Open().Dispose();
        Assert.Single(_problems);
    }

    [Fact]
    public void The_database_of_another_program_is_left_as_it_is()
    {
        Directory.CreateDirectory(_folder["state"]);
        HomeBuilder.Execute(State.Database, "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)");

        Assert.Equal(ErrorIds.StateUnavailable, Assert.Throws<OpenClawSyncException>(() => Open()).ErrorId);

        Assert.Equal([State.Database], Directory.EnumerateFiles(_folder["state"]));
        Assert.Equal(1L, HomeBuilder.Scalar(State.Database, "SELECT x FROM theirs"));
    }

    [Fact]
    public void A_database_of_an_older_module_gets_the_newer_tables()
    {
        Open().Dispose();
        HomeBuilder.Execute(State.Database, "DROP TABLE ledgerPlaces; DROP TABLE ledgerOpenTasks");

        Open().Dispose();

        Assert.Empty(_problems);
        Assert.Equal(0L, HomeBuilder.Scalar(State.Database, "SELECT count(*) FROM ledgerPlaces"));
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    [InlineData(0xA5)]
    public void Any_damaged_page_is_reported_when_reading_and_moved_aside_when_writing(byte value)
    {
        Open().Dispose();
        HomeBuilder.Execute(
            State.Database,
            """
            INSERT INTO ledgers VALUES (1, 'https://example.org', '', 'p', 'i', 't', 'r', 'r', 'p', 'k', 'l', 1, 1, 0, 0);
            INSERT INTO ledgerMarks VALUES (1, 'task:1', 0, x'00', 1, 0, NULL, NULL);
            INSERT INTO ledgerCursors VALUES (1, 0, 1);
            INSERT INTO ledgerLetters VALUES (1, 'task:2', 0, 'task:2', NULL, x'00', NULL, 'RowRefused', 'p', 1, 1, 1, 'r');
            PRAGMA wal_checkpoint(TRUNCATE);
            """
        );
        var whole = File.ReadAllBytes(State.Database);
        var name = new LedgerName("https://example.org", InstanceId.None, new SourceName("p", "i"));
        for (var page = 0; page < whole.Length / 4096; page++)
        {
            _problems.Clear();
            var damaged = whole.ToArray();
            damaged.AsSpan(page * 4096, 4096).Fill(value);
            File.WriteAllBytes(State.Database, damaged);
            var reading = Record.Exception(() =>
            {
                using var found = StateDatabase.FindLedger(State, name);
                found?.Read(ledger => (ledger.ReadCursors(), ledger.DeadLetters.Read("", 10), ledger.Places.Read()));
                found?.OpenKnown().Dispose();
                found?.ReadRuns();
            });

            Assert.True(reading is null or OpenClawSyncException { ErrorId: ErrorIds.StateCorrupt }, $"page {page + 1}: {reading}");
            using (var ledger = StateDatabase.OpenLedger(State, name, TimeProvider.System, _problems.Add))
            {
                Assert.NotNull(ledger);
            }

            foreach (var problem in _problems)
            {
                Assert.Equal(ErrorIds.StateCorrupt, problem.ErrorId);
            }
        }
    }

    [Fact]
    public void A_folder_with_only_own_files_is_restricted_to_its_owner()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such mode.");
        Open().Dispose();
        Permissions.Set(_folder["state"], "755");
        Permissions.Set(State.Database, "644");

        Open().Dispose();

        Assert.Equal(("700", "600"), (Permissions.Of(_folder["state"]), Permissions.Of(State.Database)));
    }

    [Fact]
    public void A_folder_with_other_files_keeps_its_permissions()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such mode.");
        _folder.Write("state/letters.txt", "");
        Permissions.Set(_folder["state"], "755");

        Open().Dispose();

        Assert.Equal(("755", "600"), (Permissions.Of(_folder["state"]), Permissions.Of(State.Database)));
    }

    private SqliteConnection Open() =>
        StateDatabase.Open(State, new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)), _problems.Add);
}
