using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>
/// A run whose process is stopped for a while, as by Ctrl+Z, a debugger or a suspended computer, completes when it is continued.
/// </summary>
public sealed class StoppedTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_stopped_run_keeps_its_lock_and_completes(bool isEndpoint)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGSTOP.");
        using KillTarget target = isEndpoint ? new ConvexKillTarget() : new EmbeddedKillTarget();
        var home = new BusyHome(_folder, Random.Shared.Next(), tasks: 120, notes: 20);
        using var sync = new WaitingSync(
            target.Settings,
            $"Invoke-OpenClawSync '{home.Path}' {target.Arguments} -BatchSize 10 -Verbose 4>&1 | ForEach-Object {{ "
                + "if ($_.RunId) { \"$($_.Status) $($_.Errors)\" } elseif (\"$_\" -match '^Created ') { 'writing' } }"
        );
        sync.WaitUntilReady();
        sync.GoOn();
        Assert.Equal("writing", sync.ReadLine());

        PosixSignals.Send(sync.Id, PosixSignals.Stop);
        try
        {
            var other = PwshProcess.Run(
                target.Settings,
                $"try {{ Invoke-OpenClawSync '{home.Path}' {target.Arguments} }} catch {{ $_.FullyQualifiedErrorId; exit 1 }}"
            );
            Assert.Contains("RunInProgress", other.Output, StringComparison.Ordinal);
            Thread.Sleep(TimeSpan.FromSeconds(LongTests.Rounds(2, 180)));
        }
        finally
        {
            PosixSignals.Send(sync.Id, PosixSignals.Continue);
        }

        Assert.Contains("succeeded 0", sync.WaitForEnd().Run.Succeeded());
        var rows = target.Rows();
        using var series = new KillSeries(target, home, seed: 1);
        Assert.Equal((0, 0, rows.Count), series.Finish());
        Assert.Equal(rows, target.Rows());
    }
}
