using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.State;

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
