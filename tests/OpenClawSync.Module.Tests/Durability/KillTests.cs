using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>After a run is killed at any time, the next one gives the result of an uninterrupted run.</summary>
public sealed class KillTests
{
    private const int KillsOfOneState = 25;

    // What differs is only how the source is read.
    private const int KillsWithoutFileStates = 8;

    [Fact]
    public void Killed_runs_leave_an_embedded_target_that_the_next_run_completes() =>
        Repeat(() => new EmbeddedKillTarget(), tasks: 2500, notes: 250);

    [Fact]
    public void So_do_killed_runs_that_cannot_recognize_unchanged_files() =>
        Repeat(() => new EmbeddedKillTarget(hasFileStates: false), tasks: 600, notes: 60, KillsWithoutFileStates);

    [Fact]
    public void Killed_runs_leave_an_endpoint_that_the_next_run_completes() => Repeat(() => new ConvexKillTarget(), tasks: 300, notes: 60);

    private static void Repeat(Func<KillTarget> make, int tasks, int notes, int kills = KillsOfOneState)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGKILL.");

        // Each state is begun anew, so that its making is interrupted too.
        var states = LongTests.Rounds(1, 8);
        for (var state = 0; state < states; state++)
        {
            using var target = make();
            using var reference = make();
            EndsAsAnUninterruptedRun(target, reference, Random.Shared.Next(), tasks, notes, kills);
        }
    }

    private static void EndsAsAnUninterruptedRun(KillTarget target, KillTarget reference, int seed, int tasks, int notes, int kills)
    {
        using var folder = new TempFolder();
        var home = new BusyHome(folder, seed, tasks, notes);
        var series = new KillSeries(target, home, seed);
        series.Run(kills);

        series.Finish();
        var rows = target.Rows();
        target.AssertEachWasCreatedOnce();
        Assert.Equal((0, 0, rows.Count), series.Finish());

        reference.TakeInstallationOf(target);
        Assert.Equal((rows.Count, 0, 0), series.Finish(into: reference));
        SameRows.Assert(reference, target);

        var search = new LeakSearch([.. Canaries.Planted, .. home.Canaries]);
        Assert.Empty(target.Leaks(search).Concat(search.In("printed", series.Printed)));
    }
}
