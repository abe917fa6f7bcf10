using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.State;

namespace OpenClawSync.Core.Tests.State;

/// <summary>What is remembered of the setup, and what applies where several places name something.</summary>
public sealed class SettingsFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private StateFolder State => new(_folder["state"]);

    [Fact]
    public void What_is_written_is_read_again()
    {
        var settings = new RememberedSettings
        {
            Target = _folder["a.db"],
            Instance = InstanceId.Parse("laptop"),
            PolicyPath = _folder["p.json"],
        };
        Assert.Equal(RememberedSettings.None, SettingsFile.Read(State));

        SettingsFile.Write(State, settings);

        Assert.Equal(settings, SettingsFile.Read(State));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "target": 1 }""")]
    [InlineData("""{ "instanceId": "a b" }""")]
    public void A_damaged_file_is_an_error(string content)
    {
        _folder.Write("state/settings.json", content);

        Assert.Equal(ErrorIds.StateCorrupt, Assert.Throws<OpenClawSyncException>(() => SettingsFile.Read(State)).ErrorId);
    }

    [Fact]
    public void What_is_given_replaces_what_was_remembered_and_a_default_forgets_it()
    {
        var first = RememberedSettings.None.With(_folder["a.db"], InstanceId.Parse("laptop"), _folder["p.json"], State);
        Assert.Equal((_folder["a.db"], "laptop", _folder["p.json"]), (first.Target, first.Instance.Value, first.PolicyPath));

        Assert.Equal(first, first.With(null, InstanceId.None, null, State));
        var second = first.With(State.DefaultTarget, InstanceId.Parse("desk"), State.Policy, State);
        Assert.Equal((null, "desk", null), (second.Target, second.Instance.Value, second.PolicyPath));
    }

    [Fact]
    public void The_policy_is_the_given_one_then_the_remembered_one_then_the_one_in_the_state_folder()
    {
        Assert.Null(ProtectionSettings.FindPolicy(null, State));

        _folder.Write("state/policy.json", "{}");
        Assert.Equal(State.Policy, ProtectionSettings.FindPolicy(null, State));
        SettingsFile.Write(State, new RememberedSettings { PolicyPath = _folder["p.json"] });
        Assert.Equal(_folder["p.json"], ProtectionSettings.FindPolicy(null, State));
        Assert.Equal(_folder["q.json"], ProtectionSettings.FindPolicy(_folder["q.json"], State));
    }

    [Fact]
    public void The_instance_is_the_given_one_then_the_environments_then_the_policys_then_the_remembered_one()
    {
        SettingsFile.Write(State, new RememberedSettings { Instance = InstanceId.Parse("remembered") });
        Assert.Equal("remembered", ProtectionSettings.FindInstance(null, State, _ => null).Value);

        _folder.Write("state/policy.json", """{ "instanceId": "policy" }""");
        Assert.Equal("policy", ProtectionSettings.FindInstance(null, State, _ => null).Value);
        Assert.Equal("variable", ProtectionSettings.FindInstance(null, State, _ => "variable").Value);
        Assert.Equal("given", ProtectionSettings.FindInstance("given", State, _ => "variable").Value);
    }

    public void Dispose() => _folder.Dispose();
}
