using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>Paths are resolved through the session: its folder, its drives, its wildcards.</summary>
public sealed class PathTests : CommandTest
{
    [Fact]
    public void A_wildcard_matches_several_homes()
    {
        Folder.Copy(Home, "machines/one");
        Folder.Copy(Home, "machines/two");

        Assert.Equal(12, Run($"Get-OpenClawRecord '{Folder["machines"]}/*' -Kind Task").Of<TaskRecord>().Count);
        Assert.Equal(6, Run($"Get-OpenClawRecord '{Folder["machines"]}/[a-o]*' -Kind Task").Of<TaskRecord>().Count);
    }

    [Fact]
    public void LiteralPath_and_file_objects_accept_brackets_in_names()
    {
        var odd = Folder.Copy(Home, "home [old]");

        Assert.Equal(6, Run($"Get-OpenClawRecord -LiteralPath '{odd}' -Kind Task").Of<TaskRecord>().Count);
        Assert.Equal(6, Run($"[IO.DirectoryInfo]::new('{odd}') | Get-OpenClawRecord -Kind Task").Of<TaskRecord>().Count);
        Assert.Equal(6, Run($"Get-OpenClawRecord ([IO.DirectoryInfo]::new('{odd}')) -Kind Task").Of<TaskRecord>().Count);
        Assert.Equal("succeeded", Assert.Single(Run($"Invoke-OpenClawSync -LiteralPath '{odd}' -Target '{Target}'").Of<SyncRun>()).Status);
        Assert.StartsWith("SourceNotFound,", Run($"Get-OpenClawRecord -Path '{odd}' -Kind Task").ErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_accepts_a_wildcard_only_if_it_matches_one_home()
    {
        Folder.Copy(Home, "machines/one");
        Assert.Equal(
            SampleHome.RecordCount,
            Assert.Single(Run($"Invoke-OpenClawSync '{Folder["machines"]}/o*' -Target '{Target}'").Of<SyncRun>()).Created
        );

        Folder.Copy(Home, "machines/other");
        var several = Run($"Invoke-OpenClawSync '{Folder["machines"]}/o*' -Target '{Target}'");

        Assert.StartsWith("PathInvalid,", several.ErrorId, StringComparison.Ordinal);
        Assert.Contains("matches 2 places", several.ErrorMessage, StringComparison.Ordinal);
        Assert.StartsWith(
            "SourceNotFound,",
            Run($"Invoke-OpenClawSync '{Folder["machines"]}/x*' -Target '{Target}'").ErrorId,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_drive_of_the_session_is_resolved()
    {
        var made = Run(
            $$"""
            $drive = [System.Management.Automation.PSDriveInfo]::new('claws',
              $ExecutionContext.SessionState.Provider.GetOne('FileSystem'), '{{Folder.Path}}', '', $null)
            $null = $ExecutionContext.SessionState.Drive.New($drive, 'global')
            Get-OpenClawRecord claws:home -Kind Task
            """
        );

        Assert.Equal(6, made.Of<TaskRecord>().Count);
    }

    [Theory]
    [InlineData("Get-OpenClawRecord Env:HOME")]
    [InlineData("Get-OpenClawRecord -LiteralPath Variable:x")]
    [InlineData("Invoke-OpenClawSync Env:HOME")]
    [InlineData("Invoke-OpenClawSync -PolicyPath Env:HOME")]
    [InlineData("Get-OpenClawSyncRun -Target Env:HOME")]
    [InlineData("Find-OpenClawSecret Env:*")]
    public void A_path_outside_of_the_file_system_is_rejected(string command) =>
        Assert.StartsWith("PathInvalid,", Run(command).ErrorId, StringComparison.Ordinal);
}
