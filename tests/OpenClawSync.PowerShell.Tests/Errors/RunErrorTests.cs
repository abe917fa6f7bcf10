using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>How runs end when they do not end well.</summary>
public sealed class RunErrorTests : ErrorTest
{
    private string Sync => $"Invoke-OpenClawSync '{Home}' -Target '{Target}'";

    [Fact]
    [Provokes(ErrorIds.PruneTooLarge)]
    public void More_is_gone_than_may_be()
    {
        Run(Sync);
        Directory.Delete(Folder["home/.openclaw/workspace/memory"], recursive: true);

        var run = Assert.Single(
            AssertGoesOn($"{Sync} -Prune -PrunePercent 10", "Memory", "rows are missing from the source").Of<SyncRun>()
        );

        Assert.Equal(("partial", 0L), (run.Status, run.Removed));
    }

    [Fact]
    [Provokes(ErrorIds.PruneSkipped)]
    public void Not_all_was_seen()
    {
        Run(Sync);
        Folder.Write("home/.openclaw/workspace/memory/bad.md", $"a\0b {Canary.Word}");

        AssertTells($"{Sync} -Prune -ErrorAction SilentlyContinue", "Memory", "nothing is taken to be gone");
    }

    [Fact]
    [Provokes(ErrorIds.RunStopped)]
    public void A_run_that_is_stopped_says_so_in_its_log_and_report()
    {
        using var server = new JsonServer(async stream =>
        {
            _ = Task.Run(Stop);
            await JsonServer.Stall($$"""{ "tasks": [{ "id": "{{Canary.Word}}" },""")(stream);
        });

        var stopped = RunOpen($"Invoke-OpenClawSync '{server.Url}' -Target '{Target}'");

        Assert.Null(stopped.Terminating);
        Assert.Empty(stopped.Errors);
        Assert.Empty(stopped.Output);
        var run = Assert.Single(RunOpen($"Get-OpenClawSyncRun -Target '{Target}'").Of<SyncRun>());
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
    public void A_run_log_that_somebody_changed()
    {
        Run(Sync);
        HomeBuilder.Execute(Target, $"UPDATE openclawSyncRuns SET cursorFrom = '{Canary.Word}'");

        AssertStops($"Get-OpenClawSyncRun -Target '{Target}'", "is damaged");
    }

    [Fact]
    [Provokes(ErrorIds.Unexpected)]
    public void A_failure_whose_own_words_quote_what_it_met()
    {
        Run($"Import-Module '{typeof(FailingCommand).Assembly.Location}'");

        AssertStops("Test-OpenClawFailure", "(InvalidOperationException)");
    }
}
