using OpenClawSync.Runs;
using OpenClawSync.Sources;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>
/// Runs that are limited by <c>-Agent</c>, in between the others. They have a random generator of their own, so that schedules without
/// them stay what they were.
/// </summary>
internal sealed class AgentRuns(SeededRandom random)
{
    private static readonly string[][] Choices =
    [
        ["ops"],
        ["main"],
        ["OPS"],
        ["main", "ops"],
        ["nobody"],
        ["nobody", "ops"],
    ];

    /// <summary>The options of the next such run; null when there is none for now.</summary>
    /// <param name="any">The options of any run.</param>
    public SyncOptions? Next(Func<SyncOptions> any)
    {
        if (!random.Chance(60))
        {
            return null;
        }

        var options = any();
        return options with { Filter = options.Filter with { Agents = AgentFilter.Of(random.Pick(Choices)) } };
    }
}
