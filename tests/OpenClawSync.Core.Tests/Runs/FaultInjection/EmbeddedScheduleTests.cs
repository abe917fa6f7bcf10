using System.Collections.Concurrent;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>Every law holds after schedules of changes, faults and mishaps with the embedded target.</summary>
public sealed class EmbeddedScheduleTests
{
    // The long form found it.
    [Theory]
    [InlineData(4727)]
    public void The_laws_hold_after_a_schedule_that_once_broke_them(int seed)
    {
        using var folder = new FastFolder();
        Run(seed, new FaultLog(new ConcurrentDictionary<string, long>(StringComparer.Ordinal)), folder);
    }

    [Fact]
    public void The_laws_hold_after_any_schedule()
    {
        using var folder = new FastFolder();
        Seeds.Run(LongTests.Rounds(500, 20_000), (seed, log) => Run(seed, log, folder));
    }

    [Fact]
    public void They_hold_with_runs_for_single_agents_in_between()
    {
        using var folder = new FastFolder();
        Seeds.Run(LongTests.Rounds(100, 3_000), (seed, log) => Run(seed, log, folder, new AgentRuns(new SeededRandom(-seed))));
    }

    private static void Run(int seed, FaultLog log, FastFolder folder, AgentRuns? agents = null)
    {
        var (random, clock) = (new SeededRandom(seed), new ModelClock());
        using var target = new EmbeddedModel(folder.Path, InstanceId.Parse(seed % 4 == 0 ? "lab" : null), clock);
        new Schedule(random, target, clock, log, Path.Combine(folder.Path, "report.json"), agents).Run();
    }
}
