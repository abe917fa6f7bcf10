using System.Diagnostics;

namespace OpenClawSync.Benchmarks;

/// <summary>
/// Prints how long a scheduled run takes that finds nothing new, compared to a bare start of the same pwsh: the import, the sync, and
/// printing its summary. Each step runs in its own process and all take turns, so that load on the machine affects all of them.
/// </summary>
internal static class StartupReport
{
    public static void Write(TextWriter output, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("openclaw-startup-").FullName;
        try
        {
            Write(output, rounds, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(TextWriter output, int rounds, string folder)
    {
        var import = $"Import-Module '{PwshProgram.Built("Module")}'";
        var sync = $"Invoke-OpenClawSync '{PwshProgram.Built("Home")}' -Target '{Path.Combine(folder, "target.db")}'";
        (string Name, string Script)[] steps =
        [
            ("bare pwsh", "exit 0"),
            ("import", import),
            ("sync", $"{import}; $null = {sync}"),
            ("sync, printed", $"{import}; {sync}"),
        ];

        // The first run writes the rows; the second is the first one that finds nothing new.
        for (var round = 0; round < 2; round++)
        {
            PwshProgram.Run(steps[^1].Script, folder);
        }

        var times = steps.Select(_ => new List<double>()).ToList();
        for (var round = 0; round < rounds; round++)
        {
            for (var step = 0; step < steps.Length; step++)
            {
                times[step].Add(Measure(steps[step].Script, folder));
            }
        }

        var bare = Median(times[0]);
        output.WriteLine($"| a new process, ms (median of {rounds}) | wall | over bare | of bare |");
        output.WriteLine("|---|---|---|---|");
        for (var step = 0; step < steps.Length; step++)
        {
            var median = Median(times[step]);
            output.WriteLine(
                FormattableString.Invariant($"| {steps[step].Name} | {median:F0} | {median - bare:F0} | {(median - bare) / bare:F2} |")
            );
        }
    }

    private static double Measure(string script, string folder)
    {
        var clock = Stopwatch.StartNew();
        PwshProgram.Run(script, folder);
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
