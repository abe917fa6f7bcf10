using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Core.Tests.Targets;

/// <summary>The file of a target: its name, its permissions, and files that are something else.</summary>
public sealed class SqliteTargetFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string File => _folder["mission-control.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_database_of_another_program_is_rejected_and_not_changed()
    {
        HomeBuilder.Execute(File, "CREATE TABLE openclawTasks (x)");
        var before = FolderState.Of(_folder.Path);

        Assert.Equal(
            ErrorIds.TargetNotRecognized,
            Assert.Throws<OpenClawSyncException>(() => EmbeddedTarget.Open(File, TimeProvider.System)).ErrorId
        );
        Assert.Equal(before, FolderState.Of(_folder.Path));
    }

    [Fact]
    public void The_log_that_a_crash_of_another_program_left_is_not_replayed()
    {
        HomeBuilder.Execute(_folder["origin.db"], "PRAGMA journal_mode = WAL; CREATE TABLE t (x)");
        using (var connection = HomeBuilder.Open(_folder["origin.db"]))
        {
            HomeBuilder.Execute(connection, "INSERT INTO t VALUES (1)");
            System.IO.File.Copy(_folder["origin.db"], File);
            System.IO.File.Copy(_folder["origin.db-wal"], File + "-wal");
        }

        var before = FolderState.Of(_folder.Path);

        Assert.Equal(
            ErrorIds.TargetNotRecognized,
            Assert.Throws<OpenClawSyncException>(() => EmbeddedTarget.Open(File, TimeProvider.System)).ErrorId
        );
        Assert.Equal(before, FolderState.Of(_folder.Path));
    }

    [Theory]
    [InlineData(" a ?b#c%20[d];e=f 'ü.db ")]
    [InlineData("file:x.db")]
    public void File_names_are_not_interpreted(string name)
    {
        var path = _folder[name];
        EmbeddedTarget.Open(path, TimeProvider.System).Dispose();

        using var target = SqliteView.Open(path);

        Assert.Empty(target.ReadRuns());
        Assert.Equal([path], Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public void A_target_of_a_newer_version_is_rejected_and_not_changed()
    {
        EmbeddedTarget.Open(File, TimeProvider.System).Dispose();
        HomeBuilder.Execute(File, "PRAGMA user_version = 99");

        Assert.Equal(
            ErrorIds.TargetNotRecognized,
            Assert.Throws<OpenClawSyncException>(() => EmbeddedTarget.Open(File, TimeProvider.System)).ErrorId
        );
    }

    [Fact]
    public void A_file_that_is_not_a_database_is_rejected_and_not_changed()
    {
        _folder.Write("mission-control.db", "not a database, but text that is long enough to be taken for the header of one, and more");
        var before = FolderState.Of(_folder.Path);

        Assert.Equal(
            ErrorIds.TargetCorrupt,
            Assert.Throws<OpenClawSyncException>(() => EmbeddedTarget.Open(File, TimeProvider.System)).ErrorId
        );
        Assert.Equal(before, FolderState.Of(_folder.Path));
    }

    [Theory]
    [InlineData("no/such/folder/x.db")]
    [InlineData("")]
    public void A_path_that_cannot_be_a_file_is_rejected(string path)
    {
        Assert.Equal(
            ErrorIds.TargetUnavailable,
            Assert.Throws<OpenClawSyncException>(() => EmbeddedTarget.Open(_folder[path], TimeProvider.System)).ErrorId
        );
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Only_the_owner_may_read_a_new_target()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such mode.");
        EmbeddedTarget.Open(File, TimeProvider.System).Dispose();

        Assert.Equal("600", Permissions.Of(File));
    }
}
