using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Module.Tests.Convex;
using OpenClawSync.Module.Tests.Support;
using TempFolder = OpenClawSync.Module.Tests.Support.TempFolder;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>Killed at any instant, the next run ends where an uninterrupted one would.</summary>
public sealed class KillTests(MissionControl missionControl) : IClassFixture<MissionControl>
{
    private const int KillsOfOneState = 25;

    [Fact]
    public void Killed_runs_leave_an_embedded_target_that_the_next_run_completes() =>
        EndsAsAnUninterruptedRun(() => new EmbeddedKillTarget(), tasks: 2500, notes: 250);

    [Fact]
    public void Killed_runs_leave_an_endpoint_that_the_next_run_completes() =>
        EndsAsAnUninterruptedRun(() => new ConvexKillTarget(missionControl), tasks: 300, notes: 60);

    private static void EndsAsAnUninterruptedRun(Func<KillTarget> make, int tasks, int notes)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGKILL.");

        // Each state is begun anew, so that its making is interrupted too.
        var states = LongTests.Rounds(1, 8);
        for (var state = 0; state < states; state++)
        {
            using var target = make();
            EndsAsAnUninterruptedRun(target, Random.Shared.Next(), tasks, notes);
        }
    }

    private static void EndsAsAnUninterruptedRun(KillTarget target, int seed, int tasks, int notes)
    {
        using var folder = new TempFolder();
        var home = new BusyHome(folder, seed, tasks, notes);
        var series = new KillSeries(target, home, seed);
        series.Run(KillsOfOneState);

        series.Finish(target.State);
        var rows = target.Rows();
        target.AssertEachWasCreatedOnce();
        Assert.Equal((0, 0, rows.Count), series.Finish(target.State));
        Assert.Empty(new LeakSearch([.. Canaries.Planted, .. home.Canaries]).InFolder(target.Files));

        target.StartOver();
        Uninterrupted.AssertGives(rows, target, series, seed);
        Assert.Empty(new LeakSearch([.. Canaries.Planted, .. home.Canaries]).In("printed", series.Printed));
    }
}
