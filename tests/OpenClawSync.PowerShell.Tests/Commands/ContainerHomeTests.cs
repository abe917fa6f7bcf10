using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>Homes whose config names folders of another system, and notes that only the operator names.</summary>
public sealed class ContainerHomeTests : CommandTest
{
    private string Claw => Folder["claw"];

    public ContainerHomeTests()
    {
        Folder.Write(
            "claw/.openclaw/openclaw.json",
            """{ agents: { entries: { main: { workspace: '/data/notes/main' }, ops: { workspace: 'D:\\claw\\ops' } } } }"""
        );
        Folder.Write("volume/main/MEMORY.md", "# From main\n\nx\n");
        Folder.Write("volume/main/USER.md", "# About me\n\nx\n");
        Folder.Write("drive/ops/MEMORY.md", "# From ops\n\nx\n");
    }

    [Theory]
    [InlineData("@{ '/data/notes' = '{0}/volume'; 'D:\\claw' = '{0}/drive' }")]
    [InlineData("@{ '/data/notes/' = [IO.DirectoryInfo] '{0}/volume'; 'd:/CLAW' = '{0}/x/../drive/' }")]
    [InlineData("@{ '/data' = '{0}'; '/data/notes' = '{0}/volume'; 'D:\\' = '{0}'; 'D:\\claw\\ops' = '{0}/drive/ops' }")]
    public void The_parameter_says_where_folders_are(string map)
    {
        var result = Run($"Get-OpenClawRecord '{Claw}' -PathMap {map.Replace("{0}", Folder.Path, StringComparison.Ordinal)}");

        Assert.Equal(["From main", "From ops"], result.Of<MemoryRecord>().Select(entry => entry.Title).Order());
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void A_sync_uses_the_map_of_the_policy_and_that_of_the_parameter_overrides_it()
    {
        Folder.Write(
            "policies/policy.json",
            """{ "pathMap": { "/data/notes": "../volume", "D:\\claw": "../nowhere" }, "memoryFiles": ["user.md"] }"""
        );

        var run = Run(
            $"Invoke-OpenClawSync '{Claw}' -Target '{Target}' -PolicyPath '{Folder["policies/policy.json"]}' "
                + $"-PathMap @{{ 'D:\\claw' = '{Folder["drive"]}' }} -Kind Memory"
        );

        Assert.Equal("succeeded", Assert.Single(run.Of<SyncRun>()).Status);
        Assert.Equal(3L, Scalar("SELECT count(*) FROM openclawMemoryEntries"));
        Assert.Equal("USER.md", Scalar("SELECT filePath FROM openclawMemoryEntries WHERE title = 'About me'"));
    }

    [Fact]
    public void The_first_stage_reads_the_notes_that_a_policy_names()
    {
        var policy = Folder.Write("policy.json", """{ "pathMap": { "/data/notes": "volume" }, "memoryFiles": ["USER.md"] }""");

        var result = Run($"Get-OpenClawRecord '{Claw}' -PolicyPath '{policy}'");

        Assert.Equal(["MEMORY.md", "USER.md"], result.Of<MemoryRecord>().Select(entry => entry.FilePath).Order());
        Assert.Contains("agent 'ops'", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ 'data/notes' = 'volume' }")]
    [InlineData("@{ '' = 'volume' }")]
    [InlineData("@{ 7 = 'volume' }")]
    [InlineData("@{ '/data/notes' = $null }")]
    [InlineData("@{ '/data/notes' = ' ' }")]
    public void A_map_without_complete_paths_is_an_error(string map) =>
        Assert.StartsWith(
            ErrorIds.PathInvalid + ",",
            Assert.Single(Run($"Get-OpenClawRecord '{Claw}' -PathMap {map}").Errors).FullyQualifiedErrorId,
            StringComparison.Ordinal
        );
}
