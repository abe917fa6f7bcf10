using OpenClawSync.Connections;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.State;

namespace OpenClawSync.Core.Tests.State;

public sealed class InstallationFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private StateFolder State => new(_folder["state"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_key_is_created_once()
    {
        var (one, two) = (InstallationFile.Get(State), InstallationFile.Get(State));

        Assert.Equal(one.Key.KeyId, two.Key.KeyId);
        Assert.Equal(one.Key.Hash([1]), two.Key.Hash([1]));
        Assert.DoesNotContain(Convert.ToHexString(one.Key.Export()), one.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_threads_agree_on_one_key()
    {
        using var start = new Barrier(10);

        // The race is short, so it is tried many times.
        Assert.All(
            Enumerable.Range(0, 100),
            round =>
            {
                var state = new StateFolder(_folder[$"state-{round}"]);
                var keys = new string[start.ParticipantCount];
                var threads = keys.Select(
                        (_, number) =>
                            new Thread(() =>
                            {
                                start.SignalAndWait();
                                keys[number] = InstallationFile.Get(state).Key.KeyId;
                            })
                    )
                    .ToList();
                threads.ForEach(thread => thread.Start());
                threads.ForEach(thread => thread.Join());

                Assert.Single(keys.Distinct());
                Assert.Equal([state.Installation], Directory.GetFiles(_folder[$"state-{round}"]));
            }
        );
    }

    [Fact]
    public void Without_trace_nothing_is_created()
    {
        InstallationFile.GetWithoutTrace(State);

        Assert.False(Directory.Exists(_folder["state"]));
    }

    [Fact]
    public void Without_trace_an_existing_key_is_used_and_nothing_changes()
    {
        var key = InstallationFile.Get(State).Key;
        var before = FolderState.Of(_folder.Path);

        Assert.Equal(key.KeyId, InstallationFile.GetWithoutTrace(State).Key.KeyId);
        Assert.Equal(before, FolderState.Of(_folder.Path));
    }

    [Fact]
    public void Only_the_owner_may_read_the_state()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such mode.");
        InstallationFile.Get(State);

        Assert.Equal("600", Permissions.Of(State.Installation));
        Assert.Equal("700", Permissions.Of(_folder["state"]));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("""{ "secret": "AAAA", "keys": [] }""")]
    public void A_damaged_file_is_reported_and_not_changed(string content)
    {
        _folder.Write("state/installation.json", content);

        var failure = Assert.Throws<OpenClawSyncException>(() => InstallationFile.Get(State));

        Assert.Equal(ErrorIds.StateCorrupt, failure.ErrorId);
        Assert.Equal(content, File.ReadAllText(State.Installation));
    }

    [Fact]
    public void A_new_key_becomes_current_and_sources_keep_their_names()
    {
        var before = InstallationFile.Get(State);
        var place = SourceLocation.Find(_folder.Write("export.json", "{}"), _ => null);

        var key = InstallationFile.AddKey(State);

        var after = InstallationFile.Get(State);
        Assert.Equal(key.KeyId, after.Key.KeyId);
        Assert.NotEqual(before.Key.KeyId, after.Key.KeyId);
        Assert.Equal(before.NameOf(place.Identity, InstanceId.None), after.NameOf(place.Identity, InstanceId.None));
        Assert.NotEqual(after.NameOf(place.Identity, InstanceId.None), after.NameOf(place.Identity, InstanceId.Parse("b")));
    }

    [Fact]
    public void A_state_folder_that_cannot_be_created_is_reported()
    {
        _folder.Write("state", "a file where the folder should be");

        Assert.Equal(ErrorIds.StateUnavailable, Assert.Throws<OpenClawSyncException>(() => InstallationFile.Get(State)).ErrorId);
    }

    [Theory]
    [InlineData("OPENCLAW_SYNC_HOME", "/a/b", "/a/b/state.db")]
    [InlineData("XDG_STATE_HOME", "/x", "/x/openclaw-sync/state.db")]
    public void The_environment_determines_the_state_folder(string variable, string value, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The paths are those of Linux.");

        Assert.Equal(expected, StateFolder.Find(name => name == variable ? value : null).Database);
    }
}
