using System.Collections.Immutable;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources.Home;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>Configs that were written in a container, on another computer or by another user.</summary>
public sealed class HomePathsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/home/node/.openclaw/workspace-ops")]
    [InlineData("/home/node/.openclaw/workspace-ops/")]
    [InlineData("/srv/.openclaw/./workspace-ops")]
    [InlineData("/app/.openclaw/x/../workspace-ops")]
    [InlineData("/data/.clawdbot/workspace-ops")]
    [InlineData("/.openclaw/workspace-ops")]
    [InlineData("~/.openclaw/workspace-ops")]
    [InlineData(@"C:\Users\me\.openclaw\workspace-ops")]
    [InlineData("C:/Users/me/.OpenClaw/workspace-ops")]
    [InlineData(@"\\box\share\.openclaw\workspace-ops")]
    [InlineData(@"~\.openclaw\workspace-ops")]
    [InlineData("/backup/.openclaw/old/.openclaw/workspace-ops")]
    [InlineData("workspace-ops")]
    [InlineData("./workspace-ops/")]
    public void A_path_below_a_folder_of_the_homes_name_is_found_in_the_home(string configured)
    {
        _folder.Write("user/.openclaw/openclaw.json", "{}");
        _folder.Write("user/.openclaw/workspace-ops/MEMORY.md", "x");

        Assert.Equal(_folder["user/.openclaw/workspace-ops"], Trimmed(Paths("user").Locate(configured)));
    }

    [Theory]
    [InlineData("/srv/state-of-claw/workspace")]
    [InlineData("/home/node/.openclaw/workspace")]
    [InlineData("/mnt/link-to-claw/workspace")]
    public void The_homes_own_name_counts_whatever_it_is(string configured)
    {
        _folder.Write("state-of-claw/openclaw.json", "{}");
        _folder.Write("state-of-claw/workspace/MEMORY.md", "x");
        Directory.CreateSymbolicLink(_folder["link-to-claw"], _folder["state-of-claw"]);

        Assert.Equal(_folder["state-of-claw/workspace"], Paths("link-to-claw").Locate(configured));
    }

    [Fact]
    public void A_path_beside_the_state_folder_is_found_by_the_name_of_the_user()
    {
        _folder.Write("alice/.clawdbot/clawdbot.json", "{}");
        _folder.Write("alice/clawd/MEMORY.md", "x");

        Assert.Equal(_folder["alice/clawd"], Paths("alice").Locate("/Users/alice/clawd"));
        Assert.Equal("/Users/bob/clawd", Paths("alice").Locate("/Users/bob/clawd"));
    }

    [Fact]
    public void A_path_that_exists_is_not_looked_for_elsewhere()
    {
        _folder.Write("user/.openclaw/workspace/MEMORY.md", "x");
        _folder.Write("other/.openclaw/workspace/MEMORY.md", "x");

        Assert.Equal(_folder["other/.openclaw/workspace"], Paths("user").Locate(_folder["other/.openclaw/workspace"]));
    }

    [Theory]
    [InlineData("/home/node/claw-notes", "/home/node/claw-notes")]
    [InlineData("/home/node/notes/a", "{0}/notes/a")]
    [InlineData("/home/node/notes", "{0}/notes")]
    [InlineData("/home/node/.openclaw/workspace", "{0}/state/workspace")]
    [InlineData("/home/node/../node/notes/", "{0}/notes")]
    [InlineData("/home/nodes/notes", "/home/nodes/notes")]
    [InlineData("c:/users/ME/notes", "{0}/windows/notes")]
    [InlineData(@"C:\Users\me", "{0}/windows")]
    [InlineData("/Home/node/notes", "/Home/node/notes")]
    public void The_longest_mapped_folder_decides_by_whole_segments(string configured, string expected)
    {
        _folder.Write("user/.openclaw/openclaw.json", "{}");
        var paths = Paths(
            "user",
            new()
            {
                ["/home/node/notes/"] = _folder["notes"],
                ["/home/node/.openclaw"] = _folder["state"],
                [@"C:\Users\Me"] = _folder["windows"],
            }
        );

        Assert.Equal(string.Format(null, expected, _folder.Path), paths.Locate(configured));
    }

    [Fact]
    public void A_map_of_the_root_maps_every_complete_path()
    {
        _folder.Write("user/.openclaw/openclaw.json", "{}");

        Assert.Equal(_folder["image/data/notes"], Paths("user", new() { ["/"] = _folder["image"] }).Locate("/data/notes"));
    }

    [Fact]
    public void The_folders_of_one_map_override_those_of_another() =>
        Assert.Equal("/c/x", Map(new() { ["/a"] = "/b", ["/d"] = "/e" }).With(Map(new() { ["/a"] = "/c" })).Find("/a/x"));

    private HomePaths Paths(string home, Dictionary<string, string>? map = null) => new(HomeLocator.At(_folder[home]), Map(map ?? []));

    private static PathMap Map(Dictionary<string, string> folders) => new(folders.ToImmutableDictionary());

    private static string Trimmed(string path) => Path.TrimEndingDirectorySeparator(path);
}
