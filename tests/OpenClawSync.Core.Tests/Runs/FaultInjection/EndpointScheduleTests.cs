using System.Collections.Concurrent;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>Every law holds after schedules of changes, faults and mishaps with a remote target.</summary>
public sealed class EndpointScheduleTests
{
    // The long form found these, each by another path.
    [Theory]
    [InlineData(1037)]
    [InlineData(1070)]
    [InlineData(1910)]
    public void The_laws_hold_after_a_schedule_that_once_broke_them(int seed)
    {
        using var folder = new FastFolder();
        using var server = new LoopbackServer();
        Run(seed, new FaultLog(new ConcurrentDictionary<string, long>(StringComparer.Ordinal)), folder, server);
    }

    [Fact]
    public void The_laws_hold_after_any_schedule()
    {
        using var folder = new FastFolder();
        using var server = new LoopbackServer();
        Seeds.Run(LongTests.Rounds(80, 3_000), (seed, log) => Run(seed, log, folder, server));
    }

    [Fact]
    public void They_hold_with_runs_for_single_agents_in_between()
    {
        using var folder = new FastFolder();
        using var server = new LoopbackServer();
        Seeds.Run(LongTests.Rounds(30, 3_000), (seed, log) => Run(seed, log, folder, server, new AgentRuns(new SeededRandom(-seed))));
    }

    private static void Run(int seed, FaultLog log, FastFolder folder, LoopbackServer server, AgentRuns? agents = null)
    {
        var (random, clock) = (new SeededRandom(seed), new ModelClock());
        using var target = new EndpointModel(server, folder.Path, InstanceId.Parse(seed % 4 == 0 ? "lab" : null), clock);
        new Schedule(random, target, clock, log, Path.Combine(folder.Path, "report.json"), agents).Run();
    }
}
