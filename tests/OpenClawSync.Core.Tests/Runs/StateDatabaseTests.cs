using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs;

public sealed class StateDatabaseTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private StateFolder State => new(_folder["state"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_key_is_made_once_and_stays()
    {
        var (one, two) = (StateDatabase.Key(State), StateDatabase.Key(State));

        Assert.Equal(one.KeyId, two.KeyId);
        Assert.Equal(one.Hash([1]), two.Hash([1]));
        Assert.DoesNotContain(Convert.ToHexString(one.Hash([])), one.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_at_once_agree_on_one_key()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => StateDatabase.Key(State).KeyId)));

        Assert.Single(keys.Distinct());
    }

    [Fact]
    public void Without_trace_nothing_is_made()
    {
        StateDatabase.KeyWithoutTrace(State);

        Assert.False(Directory.Exists(_folder["state"]));
    }

    [Fact]
    public void Without_trace_the_key_that_is_there_is_used_and_nothing_changes()
    {
        var key = StateDatabase.Key(State);
        var before = FolderState.Of(_folder.Path);

        Assert.Equal(key.KeyId, StateDatabase.KeyWithoutTrace(State).KeyId);
        Assert.Equal(before, FolderState.Of(_folder.Path));
    }

    [Fact]
    public void Only_the_owner_may_read_the_state()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such mode.");
        StateDatabase.Key(State);

        Assert.Equal("600", Permissions.Of(State.Database));
        Assert.Equal("700", Permissions.Of(_folder["state"]));
    }

    [Fact]
    public void A_damaged_state_is_told_by_name()
    {
        _folder.Write("state/state.db", "not a database, but text that is long enough to be taken for the header of one, and more");

        Assert.Equal(ErrorIds.StateCorrupt, Assert.Throws<OpenClawSyncException>(() => StateDatabase.Key(State)).ErrorId);
    }

    [Fact]
    public void A_state_folder_that_cannot_be_made_is_told_by_name()
    {
        _folder.Write("state", "a file where the folder should be");

        Assert.Equal(ErrorIds.StateUnavailable, Assert.Throws<OpenClawSyncException>(() => StateDatabase.Key(State)).ErrorId);
    }

    [Theory]
    [InlineData("OPENCLAW_SYNC_HOME", "/a/b", "/a/b/state.db")]
    [InlineData("XDG_STATE_HOME", "/x", "/x/openclaw-sync/state.db")]
    public void The_environment_says_where_the_state_is(string variable, string value, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The paths are those of Linux.");

        Assert.Equal(expected, StateFolder.Of(name => name == variable ? value : null).Database);
    }
}
