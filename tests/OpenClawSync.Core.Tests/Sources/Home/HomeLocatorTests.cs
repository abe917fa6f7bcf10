using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources.Home;

namespace OpenClawSync.Core.Tests.Sources.Home;

public sealed class HomeLocatorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("OPENCLAW_STATE_DIR={0}/a", "a")]
    [InlineData("CLAWDBOT_STATE_DIR={0}/a", "a")]
    [InlineData("OPENCLAW_STATE_DIR={0}/a;CLAWDBOT_STATE_DIR={0}/b", "a")]
    [InlineData("OPENCLAW_STATE_DIR=~/a;HOME={0}", "a")]
    [InlineData("HOME={0}", ".openclaw")]
    [InlineData("HOME={0}/b", "b/.clawdbot")]
    [InlineData("HOME={0}/c", "c/.moltbot")]
    [InlineData("HOME={0}/d", "d/.moldbot")]
    [InlineData("OPENCLAW_HOME={0}/b;HOME={0}", "b/.clawdbot")]
    [InlineData("OPENCLAW_HOME=~/b;HOME={0}", "b/.clawdbot")]
    [InlineData("OPENCLAW_HOME=undefined;HOME={0}", ".openclaw")]
    [InlineData("OPENCLAW_HOME=null;HOME= ;USERPROFILE={0}", ".openclaw")]
    [InlineData("OPENCLAW_PROFILE=work;HOME={0}", ".openclaw-work")]
    [InlineData("OPENCLAW_PROFILE=Default;HOME={0}", ".openclaw")]
    [InlineData("OPENCLAW_PROFILE=work;OPENCLAW_STATE_DIR={0}/a;HOME={0}", "a")]
    public void The_environment_specifies_the_state_folder(string variables, string expected)
    {
        foreach (var folder in (string[])["a", ".openclaw", "b/.clawdbot", "c/.moltbot", "d/.moldbot", ".openclaw-work"])
        {
            Directory.CreateDirectory(_folder[folder]);
        }

        Assert.Equal(RealPath.Resolve(_folder[expected]), HomeLocator.OfUser(Variables(variables)).StateFolder);
    }

    [Theory]
    [InlineData("HOME={0}", ".openclaw .clawdbot .openclaw-play .openclaw-work")]
    [InlineData("HOME={0};OPENCLAW_PROFILE=work", ".openclaw-work .openclaw .clawdbot .openclaw-play")]
    [InlineData("HOME={0};OPENCLAW_STATE_DIR={0}/a", "a .openclaw .clawdbot .openclaw-play .openclaw-work")]
    [InlineData("HOME={0}/a", "a/.moltbot")]
    public void Every_home_of_the_user_is_found_once_beginning_with_the_current_one(string variables, string expected)
    {
        foreach (var folder in (string[])["a/.moltbot", ".openclaw", ".clawdbot", ".openclaw-work", ".openclaw-play"])
        {
            Directory.CreateDirectory(_folder[folder]);
        }

        Directory.CreateSymbolicLink(_folder[".moldbot"], _folder[".openclaw"]);
        _folder.Write(".openclaw-notes", "a file");

        Assert.Equal(
            expected.Split(' ').Select(folder => RealPath.Resolve(_folder[folder])),
            HomeLocator.AllOfUser(Variables(variables)).Select(home => home.StateFolder)
        );
    }

    [Fact]
    public void A_legacy_name_that_links_to_the_current_one_is_the_same_home()
    {
        Directory.CreateDirectory(_folder[".openclaw"]);
        Directory.CreateSymbolicLink(_folder[".clawdbot"], _folder[".openclaw"]);

        Assert.Equal(HomeLocator.At(_folder[".openclaw"]).StateFolder, HomeLocator.At(_folder[".clawdbot"]).StateFolder);
    }

    [Fact]
    public void The_config_and_the_workspace_can_be_chosen()
    {
        Directory.CreateDirectory(_folder[".openclaw"]);
        _folder.Write("elsewhere/my.json5", "{}");

        var home = HomeLocator.OfUser(Variables("HOME={0};OPENCLAW_CONFIG_PATH=~/elsewhere/my.json5;OPENCLAW_WORKSPACE_DIR=~/ws"));

        Assert.Equal(_folder["elsewhere/my.json5"], home.Config);
        Assert.Equal(_folder["ws"], home.ChosenWorkspace);
    }

    [Fact]
    public void A_config_with_the_legacy_name_is_used_when_the_current_one_is_missing()
    {
        _folder.Write(".clawdbot/clawdbot.json", "{}");
        Assert.EndsWith("clawdbot.json", HomeLocator.At(_folder.Path).Config, StringComparison.Ordinal);

        _folder.Write(".clawdbot/openclaw.json", "{}");
        Assert.EndsWith("openclaw.json", HomeLocator.At(_folder.Path).Config, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_contains_a_state_folder_is_not_one_itself()
    {
        Directory.CreateDirectory(_folder[".openclaw"]);
        _folder.Write("openclaw.json", "{}");
        Directory.CreateDirectory(_folder["workspace"]);

        Assert.Equal(RealPath.Resolve(_folder[".openclaw"]), HomeLocator.At(_folder.Path).StateFolder);
    }

    [Theory]
    [InlineData("OPENCLAW_STATE_DIR={0}/no")]
    [InlineData("OPENCLAW_PROFILE=no;HOME={0}")]
    [InlineData("HOME={0}")]
    public void A_missing_home_is_an_error(string variables) =>
        Assert.Equal(ErrorIds.SourceNotFound, Assert.Throws<OpenClawSyncException>(() => HomeLocator.OfUser(Variables(variables))).ErrorId);

    private Func<string, string?> Variables(string text)
    {
        var variables = string.Format(System.Globalization.CultureInfo.InvariantCulture, text, _folder.Path)
            .Split(';')
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return name => variables.GetValueOrDefault(name);
    }
}
