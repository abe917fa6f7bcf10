using System.Collections.Concurrent;
using System.Globalization;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>
/// Runs schedules, one a seed. OPENCLAWSYNC_SCHEDULE_SEED=n runs the schedule of that seed alone, and OPENCLAWSYNC_SCHEDULE_BASE=n
/// begins elsewhere.
/// </summary>
internal static class Seeds
{
    private const string OneVariable = "OPENCLAWSYNC_SCHEDULE_SEED";
    private const int MaxBroken = 3;
    private const string BaseVariable = "OPENCLAWSYNC_SCHEDULE_BASE";

    public static void Run(int count, Action<int, FaultLog> schedule)
    {
        var totals = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var seeds = Number(OneVariable) is { } one ? [one] : Enumerable.Range(Number(BaseVariable) ?? 1, count);
        var broken = new List<string>();
        foreach (var seed in seeds.TakeWhile(_ => broken.Count < MaxBroken))
        {
            var log = new FaultLog(totals);
            log.Count("schedules");
            try
            {
                schedule(seed, log);
            }
            catch (Exception failure)
            {
                broken.Add($"The schedule of seed {seed} breaks a law; {OneVariable}={seed} runs it alone.\n{failure}\n\n{log}");
            }
        }

        Assert.True(broken.Count == 0, string.Join("\n\n", broken));

        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join('\n', totals.OrderBy(total => total.Key, StringComparer.Ordinal).Select(total => $"{total.Value, 8} {total.Key}"))
        );
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
