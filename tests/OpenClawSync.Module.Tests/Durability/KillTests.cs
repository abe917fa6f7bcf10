using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>After a run is killed at any time, the next one gives the result of an uninterrupted run.</summary>
public sealed class KillTests
{
    // As many as there are events from which kills are measured, with and without -Full.
    private static readonly int KillsOfOneState = LongTests.Rounds(10, 25);

    // What differs is only how the source is read.
    private const int KillsWithoutFileStates = 5;

    [Fact]
    public void Killed_runs_leave_an_embedded_target_that_the_next_run_completes() =>
        Repeat(() => KillScene.Embedded(tasks: 1500, notes: 150), KillsOfOneState);

    [Fact]
    public void So_do_killed_runs_that_cannot_recognize_unchanged_files() =>
        Repeat(() => KillScene.Embedded(tasks: 600, notes: 60, hasFileStates: false), KillsWithoutFileStates);

    [Fact]
    public void Killed_runs_leave_an_endpoint_that_the_next_run_completes() =>
        Repeat(() => KillScene.AtEndpoint(tasks: 200, notes: 40), KillsOfOneState);

    private static void Repeat(Func<KillScene> begin, int kills)
    {
        // Each state is begun anew, so that its making is interrupted too.
        var states = LongTests.Rounds(1, 8);
        for (var state = 0; state < states; state++)
        {
            using var scene = begin();
            EndsAsAnUninterruptedRun(scene, kills);
        }
    }

    private static void EndsAsAnUninterruptedRun(KillScene scene, int kills)
    {
        var (series, target) = (scene.Series, scene.Target);
        series.Run(kills);

        series.Finish();
        var rows = target.Rows();
        target.AssertEachWasCreatedOnce();
        Assert.Equal((0, 0, rows.Count), series.Finish());

        Assert.Equal((rows.Count, 0, 0), scene.FinishReference());
        SameRows.Assert(scene.Reference, target);

        var search = new LeakSearch([.. Canaries.Planted, .. scene.Home.Canaries]);
        Assert.Empty(target.Leaks(search).Concat(search.In("printed", series.Printed)));
    }
}
