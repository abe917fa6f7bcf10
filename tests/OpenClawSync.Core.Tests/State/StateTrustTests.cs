using Microsoft.Extensions.Time.Testing;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.State;

namespace OpenClawSync.Core.Tests.State;

/// <summary>What another user, mallory, put into or above the state folder is not used. The user of the module is not root.</summary>
public sealed class StateTrustTests : IDisposable
{
    private const uint Mallory = 54322;

    private readonly TempFolder _folder = new();

    public StateTrustTests()
    {
        OtherUser.Require();
        Permissions.Set(_folder.Path, "755");
        Directory.CreateDirectory(State);
        OtherUser.Give(State);
        Permissions.Set(State, "700");
    }

    private string State => _folder["state"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("installation.json", Mallory, "666")]
    [InlineData("installation.json", Mallory, "644")]
    [InlineData("installation.json", OtherUser.Id, "666")]
    [InlineData("settings.json", Mallory, "644")]
    [InlineData("state.db", Mallory, "666")]
    [InlineData("state.db-wal", Mallory, "666")]
    [InlineData("mission-control.db-journal", Mallory, "666")]
    [InlineData("run.lock", Mallory, "666")]
    [InlineData("sync-report.json", Mallory, "666")]
    public void A_planted_file_is_not_used(string name, uint owner, string mode)
    {
        OtherUser.Give(_folder.Write("state/" + name, "{}"), owner);
        Permissions.Set(_folder["state/" + name], mode);

        Assert.Contains($"'{_folder["state/" + name]}'", Refusal(Take).Message, StringComparison.Ordinal);
        Refusal(() => SettingsFile.Read(new StateFolder(State)), isExpected: name == "settings.json");
        Refusal(() => InstallationFile.GetWithoutTrace(new StateFolder(State)), isExpected: name == "installation.json");
    }

    [Theory]
    [InlineData("installation.json")]
    [InlineData("settings.json")]
    [InlineData("state.db")]
    [InlineData("state.db-wal")]
    [InlineData("mission-control.db")]
    [InlineData("run.lock")]
    [InlineData("run.holder")]
    public void A_link_in_place_of_a_file_is_not_followed(string name)
    {
        var elsewhere = _folder.Write("elsewhere", "{}");
        OtherUser.Give(elsewhere);
        foreach (var target in (string[])[elsewhere, _folder["none"]])
        {
            File.CreateSymbolicLink(_folder["state/" + name], target);
            OtherUser.Give(_folder["state/" + name]);

            Assert.Contains("is a link", Refusal(Take).Message, StringComparison.Ordinal);
            File.Delete(_folder["state/" + name]);
        }

        Assert.Equal("{}", File.ReadAllText(elsewhere));
        Assert.False(File.Exists(_folder["none"]));
    }

    [Theory]
    [InlineData("777", "go-w")]
    [InlineData("1777", "go-w")]
    [InlineData("702", "o-w")]
    public void A_folder_that_others_can_write_to_is_not_used(string mode, string change)
    {
        Permissions.Set(State, mode);

        var failure = Refusal(Take);

        Assert.EndsWith($"Run: chmod {change} '{State}'", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(State));
    }

    [Fact]
    public void A_folder_above_that_others_can_write_to_is_named()
    {
        Permissions.Set(_folder.Path, "777");

        Assert.Contains($"sudo chmod go-w '{_folder.Path}'", Refusal(Take).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_planted_folder_for_snapshots_is_not_used()
    {
        var snapshots = Directory.CreateDirectory(_folder["state/snapshots"]).FullName;
        OtherUser.Give(snapshots, Mallory);
        Permissions.Set(snapshots, "777");

        Assert.Contains($"'{snapshots}' belongs to user {Mallory}", Refusal(Snapshot).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_as_folder_for_snapshots_is_not_followed()
    {
        OtherUser.Give(Directory.CreateDirectory(_folder["elsewhere"]).FullName);
        Directory.CreateSymbolicLink(_folder["state/snapshots"], _folder["elsewhere"]);
        OtherUser.Give(_folder["state/snapshots"]);

        Assert.Contains("is a link", Refusal(Snapshot).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["elsewhere"]));
    }

    [Fact]
    public void A_state_folder_behind_a_link_of_the_user_is_used()
    {
        Directory.CreateSymbolicLink(_folder["link"], State);
        OtherUser.Give(_folder["link"]);

        OtherUser.Run(() => RunLock.Take(new StateFolder(_folder["link"]), new FakeTimeProvider()).Dispose());
        OtherUser.Give(_folder["link"], Mallory);

        Assert.Contains(
            $"'{_folder["link"]}' belongs to user {Mallory}",
            Refusal(() => RunLock.Take(new StateFolder(_folder["link"]), new FakeTimeProvider()).Dispose()).Message,
            StringComparison.Ordinal
        );
    }

    // A volume for which Kubernetes sets an fsGroup.
    [Theory]
    [InlineData("2770")]
    [InlineData("2775")]
    [InlineData("770")]
    public void A_folder_of_root_that_the_users_own_group_can_write_to_is_used_as_it_is(string mode)
    {
        OtherUser.Give(State, owner: 0);
        Permissions.Set(State, mode);

        OtherUser.Run(Take);

        Assert.Equal(mode, Permissions.Of(State));
    }

    // With umask 002 every folder can be written by the user's own group.
    [Fact]
    public void A_folder_that_only_the_users_own_group_can_write_to_is_used_and_closed()
    {
        Permissions.Set(State, "775");

        OtherUser.Run(Take);

        Assert.Equal("700", Permissions.Of(State));
    }

    [Fact]
    public void Folders_are_made_for_the_user_alone_whatever_the_umask()
    {
        OtherUser.Run(() => RunLock.Take(new StateFolder(Path.Combine(State, "a", "b")), new FakeTimeProvider()).Dispose());

        Assert.Equal(("700", "700"), (Permissions.Of(_folder["state/a"]), Permissions.Of(_folder["state/a/b"])));
    }

    [Fact]
    public void Root_does_not_use_the_state_of_a_user()
    {
        var failure = Assert.Throws<OpenClawSyncException>(Take);

        Assert.Equal(ErrorIds.StateUnsafe, failure.ErrorId);
        Assert.Contains("Run the command as that user", failure.Message, StringComparison.Ordinal);
    }

    private void Take() => RunLock.Take(new StateFolder(State), new FakeTimeProvider()).Dispose();

    private void Snapshot() => new SnapshotFolder(_folder["state/snapshots"]).NewFiles().Dispose();

    private static OpenClawSyncException Refusal(Action work)
    {
        OpenClawSyncException? failure = null;
        OtherUser.Run(() => failure = Assert.Throws<OpenClawSyncException>(work));
        Assert.Equal(ErrorIds.StateUnsafe, failure!.ErrorId);
        return failure;
    }

    private static void Refusal(Action work, bool isExpected)
    {
        if (isExpected)
        {
            Refusal(work);
        }
    }
}
