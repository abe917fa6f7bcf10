using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>Runs that do not succeed.</summary>
public sealed class RunErrorTests : ErrorTest
{
    private string Sync => $"Invoke-OpenClawSync '{Home}' -Target '{Target}'";

    [Fact]
    [Provokes(ErrorIds.PruneTooLarge)]
    public void Pruning_more_rows_than_allowed()
    {
        Run(Sync);
        Directory.Delete(Folder["home/.openclaw/workspace/memory"], recursive: true);

        var run = Assert.Single(
            AssertContinues($"{Sync} -Prune -PrunePercent 10", "Memory", "rows are missing from the source").Of<SyncRun>()
        );

        Assert.Equal(("partial", 0L), (run.Status, run.Removed));
    }

    [Fact]
    [Provokes(ErrorIds.RowAltered)]
    public void Changed_rows_whose_records_are_gone()
    {
        Run(Sync);
        File.Delete(Folder["home/.openclaw/workspace/memory/projects/roadmap.md"]);
        HomeBuilder.Execute(Target, $"UPDATE openclawMemoryEntries SET snippet = '{Canary.Word}' WHERE filePath LIKE '%roadmap.md'");

        AssertWrites($"{Sync} -Full", "", "cannot be restored");
    }

    [Fact]
    [Provokes(ErrorIds.PruneSkipped)]
    public void Pruning_after_an_incomplete_pass()
    {
        Run(Sync);
        Folder.Write("home/.openclaw/workspace/memory/bad.md", $"a\0\u0001\0\u0002\0\u0003\0\u0004b {Canary.Word}");

        AssertWrites($"{Sync} -Prune -ErrorAction SilentlyContinue", "Memory", "no row of this kind is removed");
    }

    [Fact]
    [Provokes(ErrorIds.PlaceMissing)]
    public void A_workspace_that_is_gone()
    {
        Run(Sync);
        Directory.Delete(Folder["home/.openclaw/workspace-ops"], recursive: true);

        AssertWrites($"{Sync} -Prune", "workspace:ops", "-AcceptMissing 'workspace:ops'");
    }

    [Fact]
    [Provokes(ErrorIds.PlaceUnknown)]
    public void Accepting_a_place_that_no_sync_read()
    {
        Run(Sync);

        AssertStops($"{Sync} -Prune -AcceptMissing 'workspace:nobody' -Force", "no earlier sync read", "workspace:ops");
    }

    [Fact]
    [Provokes(ErrorIds.RunStopped)]
    public void A_stopped_run_is_logged_and_reported_as_stopped()
    {
        using var server = new JsonServer(async stream =>
        {
            _ = Task.Run(Stop);
            await JsonServer.Stall($$"""{ "tasks": [{ "id": "{{Canary.Word}}" },""")(stream);
        });

        var stopped = RunVerbosely($"Invoke-OpenClawSync '{server.Url}' -Target '{Target}'");

        Assert.Null(stopped.Terminating);
        Assert.Empty(stopped.Errors);
        Assert.Empty(stopped.Output);
        var run = Assert.Single(RunVerbosely($"Get-OpenClawSyncRun -Target '{Target}'").Of<SyncRun>());
        Assert.Equal("stopped", run.Status);
        Assert.StartsWith(
            "RunStopped: mission-control.db: The run was stopped.",
            Assert.Single(run.ErrorSamples),
            StringComparison.Ordinal
        );
        var report = File.ReadAllText(Folder["state/sync-report.json"]);
        Assert.Contains("RunStopped: ", report, StringComparison.Ordinal);
        Canary.AssertNotIn(report);
    }

    [Fact]
    [Provokes(ErrorIds.TargetCorrupt)]
    public void A_run_log_with_invalid_content()
    {
        Run(Sync);
        HomeBuilder.Execute(Target, $"UPDATE openclawSyncRuns SET cursorFrom = '{Canary.Word}'");

        AssertStops($"Get-OpenClawSyncRun -Target '{Target}'", "is damaged");
    }

    [Fact]
    [Provokes(ErrorIds.Unexpected)]
    public void An_exception_whose_message_quotes_content()
    {
        Run($"Import-Module '{typeof(FailingCommand).Assembly.Location}'");

        AssertStops("Test-OpenClawFailure", "(InvalidOperationException)");
    }
}
