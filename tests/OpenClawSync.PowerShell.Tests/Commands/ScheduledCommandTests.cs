using CsCheck;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Schedules;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>What a schedule runs: the command, the settings it copied, and where its token comes from.</summary>
public sealed class ScheduledCommandTests : ScheduleTest
{
    [Fact]
    public void A_scheduled_sync_has_the_settings_of_the_session()
    {
        var printed = Assert.Single(
            Run($"Register-OpenClawSyncSchedule -Scheduler Launchd -Target '{Target}' -InstanceId laptop").Of<PrintedSchedule>()
        );

        // The cmdlets of this build are loaded; another copy must not be loaded beside them.
        var run = Assert.Single(Run($"function Import-Module([string] $Name) {{ }}; {printed.Command}").Of<SyncRun>());

        Assert.Equal(("succeeded", SampleHome.RecordCount, "laptop"), (run.Status, run.Created, run.InstanceId));
        Assert.Contains($"$env:OPENCLAW_SYNC_HOME ??= '{Folder["state"]}'", printed.Command, StringComparison.Ordinal);
        Assert.Contains($"$env:OPENCLAW_HOME ??= '{Home}'", printed.Command, StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_overrides_what_the_schedule_copied()
    {
        var printed = Assert.Single(Run("Register-OpenClawSyncSchedule -Scheduler Launchd").Of<PrintedSchedule>());
        Session["OPENCLAW_SYNC_HOME"] = Folder["other"];

        Run($"function Import-Module([string] $Name) {{ }}; {printed.Command}");

        Assert.True(File.Exists(Folder["other/mission-control.db"]));
        Assert.False(Directory.Exists(Folder["state"]));
    }

    [Fact]
    public void On_Windows_the_command_reads_the_environment_file()
    {
        var file = Secret("win env", "# ours\r\nPROBED_ONE=1 = one\r\n  PROBED_TWO=\"two\"\n\nnonsense\n");
        Session["PROBED_ONE"] = null;
        Session["PROBED_TWO"] = null;
        var printed = Assert.Single(
            Run($"Register-OpenClawSyncSchedule -Scheduler TaskScheduler -EnvironmentFile '{file}' -Target '{Target}'")
                .Of<PrintedSchedule>()
        );

        Assert.Single(Run($"function Import-Module([string] $Name) {{ }}; {printed.Command}").Of<SyncRun>());

        Assert.Equal(
            ("1 = one", "two"),
            (Environment.GetEnvironmentVariable("PROBED_ONE"), Environment.GetEnvironmentVariable("PROBED_TWO"))
        );
    }

    [Fact]
    public void A_credential_becomes_the_token_of_the_process()
    {
        var folder = Path.GetDirectoryName(Folder.Write("credentials/ingest-token", "from-the-file\n"))!;
        Session["CREDENTIALS_DIRECTORY"] = folder;

        Run(SyncScript.LoadCredential("CONVEX_INGEST_TOKEN"));

        Assert.Equal("from-the-file\n", Environment.GetEnvironmentVariable("CONVEX_INGEST_TOKEN"));
    }

    [Fact]
    public void A_quoted_literal_evaluates_to_the_original()
    {
        string[] bits = ["'", "''", "‘", "’", "‚", "‛", "“", "\"", "`", "$x", "$(1)", "@", "{", "\\", "é", "🦞", " ", "#", ";"];
        Gen.Int[0, bits.Length - 1]
            .Array[0, 12]
            .Select(parts => string.Concat(parts.Select(index => bits[index])))
            .Sample(text => Assert.Equal([text], Run(PowerShellText.Quote(text)).Of<string>()), iter: 200, threads: 1);
    }
}
