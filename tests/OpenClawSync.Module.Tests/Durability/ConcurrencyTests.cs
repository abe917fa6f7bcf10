using OpenClawSync.Module.Tests.Convex;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>Concurrent runs with one state folder.</summary>
public sealed class ConcurrencyTests : IDisposable
{
    private const int Runs = 10;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Of_ten_concurrent_syncs_one_writes_a_file_and_nine_report_it() =>
        OneRunsAndNineStandBack(new PwshSettings { StateFolder = State });

    [Fact]
    public async Task Of_ten_concurrent_syncs_one_writes_to_an_endpoint_and_nine_report_it()
    {
        using var target = new MissionControl();
        target.Reset();

        await OneRunsAndNineStandBack(
            new PwshSettings
            {
                StateFolder = State,
                Variables = new() { ["CONVEX_INGEST_URL"] = target.Ingest, ["CONVEX_INGEST_TOKEN"] = MissionControl.Token },
            }
        );

        Assert.Equal(SampleHome.RecordCount, target.RowCount());
        Assert.Equal(2, target.Rows("openclawSyncRuns").Length);
    }

    [Fact]
    public void A_killed_run_leaves_no_lock_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGKILL.");
        var settings = new PwshSettings { StateFolder = State };
        using var holder = Begun(settings);
        Assert.Equal("held", holder.ReadLine());
        AssertStandsBackFrom(holder, settings);

        Assert.True(holder.KillAfter(TimeSpan.Zero).WasKilled);

        Assert.Equal(
            [$"succeeded {SampleHome.RecordCount}"],
            PwshProcess
                .Run(settings, $"Invoke-OpenClawSync '{Paths.Home}' | ForEach-Object {{ \"$($_.Status) $($_.Created + $_.Skipped)\" }}")
                .Succeeded()
        );
    }

    // It stops within the run, at the first record that was pushed, until it hears another line.
    private static string Command =>
        $$"""
            $isHeld = $false
            try {
                Invoke-OpenClawSync '{{Paths.Home}}' -Verbose 4>&1 | ForEach-Object {
                    if (-not $isHeld -and "$_" -like '*Created*') { $isHeld = $true; 'held'; {{WaitingSync.Wait}} }
                    if ($_.RunId) { "$($_.Status) $($_.Created + $_.Skipped)" }
                }
            } catch { $_.FullyQualifiedErrorId; throw }
            """;

    private string State => Path.Combine(_folder.Path, "state");

    private static async Task OneRunsAndNineStandBack(PwshSettings settings)
    {
        var all = Enumerable.Range(0, Runs).Select(_ => new WaitingSync(settings, Command)).ToList();
        try
        {
            all.ForEach(sync => sync.WaitUntilReady());
            all.ForEach(sync => sync.GoOn());
            var first = await Task.WhenAll(all.Select(sync => Task.Run(sync.ReadLine)));
            var holder = Assert.Single(all, sync => first[all.IndexOf(sync)] == "held");
            Assert.All(
                all.Where(sync => sync != holder),
                sync =>
                {
                    Assert.StartsWith("RunInProgress,", first[all.IndexOf(sync)], StringComparison.Ordinal);
                    Assert.Equal(1, sync.WaitForEnd().Run.ExitCode);
                }
            );
            AssertStandsBackFrom(holder, settings);

            holder.GoOn();
            Assert.Equal([$"succeeded {SampleHome.RecordCount}"], holder.WaitForEnd().Run.Succeeded());
        }
        finally
        {
            all.ForEach(sync => sync.Dispose());
        }

        Assert.Equal(
            [$"{SampleHome.RecordCount}"],
            PwshProcess.Run(settings, $"Invoke-OpenClawSync '{Paths.Home}' | ForEach-Object {{ $_.Skipped }}").Succeeded()
        );
    }

    private static void AssertStandsBackFrom(WaitingSync holder, PwshSettings settings)
    {
        var run = PwshProcess.Run(settings, $"Invoke-OpenClawSync '{Paths.Home}'");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"(process {holder.Id} since ", run.Errors, StringComparison.Ordinal);
    }

    private static WaitingSync Begun(PwshSettings settings)
    {
        var sync = new WaitingSync(settings, Command);
        sync.WaitUntilReady();
        sync.GoOn();
        return sync;
    }
}
