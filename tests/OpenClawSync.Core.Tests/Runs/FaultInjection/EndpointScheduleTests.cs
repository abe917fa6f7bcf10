using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>Every law holds after schedules of changes, faults and mishaps, on a remote target.</summary>
public sealed class EndpointScheduleTests
{
    [Fact]
    public void Whatever_happens_on_the_way_the_laws_hold_in_the_end()
    {
        using var folder = new FastFolder();
        using var server = new LoopbackServer();
        Seeds.Run(
            LongTests.Rounds(300, 3_000),
            (seed, log) =>
            {
                var (chance, clock) = (new Chance(seed), new ModelClock());
                using var target = new EndpointModel(server, folder.Path, InstanceId.Parse(seed % 4 == 0 ? "lab" : null), clock);
                new Schedule(chance, target, clock, log, Path.Combine(folder.Path, "report.json")).Run();
            }
        );
    }
}
