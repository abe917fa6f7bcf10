using System.Collections.Concurrent;
using System.Globalization;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>
/// Runs schedules, one for each seed. OPENCLAWSYNC_SCHEDULE_SEED=n runs only the schedule of that seed, and OPENCLAWSYNC_SCHEDULE_BASE=n
/// starts at another seed than 1.
/// </summary>
internal static class Seeds
{
    private const string SeedVariable = "OPENCLAWSYNC_SCHEDULE_SEED";
    private const int MaxFailures = 3;
    private const string BaseVariable = "OPENCLAWSYNC_SCHEDULE_BASE";

    public static void Run(int count, Action<int, FaultLog> schedule)
    {
        var totals = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var seeds = Number(SeedVariable) is { } one ? [one] : Enumerable.Range(Number(BaseVariable) ?? 1, count);
        var failures = new List<string>();
        foreach (var seed in seeds.TakeWhile(_ => failures.Count < MaxFailures))
        {
            var log = new FaultLog(totals);
            log.Count("schedules");
            try
            {
                schedule(seed, log);
            }
            catch (Exception failure)
            {
                failures.Add($"The schedule of seed {seed} fails. {SeedVariable}={seed} runs only this one.\n{failure}\n\n{log}");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));

        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join('\n', totals.OrderBy(total => total.Key, StringComparer.Ordinal).Select(total => $"{total.Value, 8} {total.Key}"))
        );
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
