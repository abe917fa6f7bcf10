using OpenClawSync.Connections;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.State;

namespace OpenClawSync.Core.Tests.Connections;

/// <summary>Which target is used, and what cannot be meant as one.</summary>
public sealed class TargetNameTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private StateFolder State => new(_folder["state"]);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\t\n")]
    [InlineData("*.db")]
    [InlineData("a?.db")]
    [InlineData("https:/happy-otter-123.convex.site/openclaw/ingest")]
    [InlineData("happy-otter-123.convex.site/openclaw/ingest")]
    public void What_cannot_be_meant_as_a_target_is_rejected(string target) =>
        Assert.Equal(ErrorIds.TargetInvalid, Assert.Throws<OpenClawSyncException>(() => TargetName.Require(target)).ErrorId);

    [Theory]
    [InlineData("mission-control.db")]
    [InlineData("data[1].db")]
    [InlineData(" a b.db")]
    [InlineData("https://happy-otter-123.convex.site/openclaw/ingest")]
    public void Other_names_are_accepted(string target) => Assert.Equal(target, TargetName.Require(target));

    [Fact]
    public void A_device_is_rejected()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The devices of Linux.");

        Assert.Equal(ErrorIds.TargetInvalid, Assert.Throws<OpenClawSyncException>(() => Find("/dev/null")).ErrorId);
        Assert.Equal("/dev/shm/a.db", Find("/dev/shm/a.db").File);
    }

    [Fact]
    public void A_parameter_comes_before_the_environment_then_what_is_remembered_then_the_default()
    {
        Assert.Equal(State.DefaultTarget, Find(null).File);

        SettingsFile.Write(State, new RememberedSettings { Target = _folder["remembered.db"] });
        Assert.Equal(_folder["remembered.db"], Find(null).File);
        Assert.Equal("https://example.test", Find(null, "https://example.test/ingest").Name);
        Assert.Equal(_folder["given.db"], Find(_folder["given.db"], "https://example.test/ingest").File);
    }

    [Fact]
    public void A_remembered_endpoint_gets_no_token_of_another_one()
    {
        SettingsFile.Write(State, new RememberedSettings { Target = "https://example.test/ingest" });
        var location = TargetLocation.Find(null, name => name == TargetLocation.TokenVariable ? "secret-token" : null, State);

        var refused = Assert.Throws<OpenClawSyncException>(() => location.Open(new TargetOptions(InstanceId.None, TimeProvider.System)));

        Assert.Equal(ErrorIds.TargetUnauthorized, refused.ErrorId);
        Assert.Contains("not sent there", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private TargetLocation Find(string? target, string? url = null) =>
        TargetLocation.Find(target, name => name == TargetLocation.UrlVariable ? url : null, State);
}
