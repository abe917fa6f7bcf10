using System.Diagnostics;
using System.Globalization;
using OpenClawSync.Benchmarks.Corpora;
using OpenClawSync.Connections;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Benchmarks;

/// <summary>
/// Prints the peak memory of processes that read and sync a small home and a large one. Each measurement needs its own process,
/// because the peak of a process never goes down.
/// </summary>
internal static class MemoryReport
{
    private const int Small = 10_000;

    public static void Write(TextWriter output, int tasks, int notes)
    {
        var folder = Directory.CreateTempSubdirectory("openclaw-sync-bench-").FullName;
        try
        {
            var (small, large) = (Path.Combine(folder, "small"), Path.Combine(folder, "large"));
            HomeMaker.Make(small, Small, Small);
            HomeMaker.Make(large, tasks, notes);
            output.WriteLine($"| peak memory, MB | {Small} tasks, {Small} notes | {tasks} tasks, {notes} notes | ratio | seconds |");
            output.WriteLine("|---|---|---|---|---|");
            foreach (var work in (string[])["read", "sync", "sync again"])
            {
                var (few, _) = Measure(work, small);
                var (many, seconds) = Measure(work, large);
                output.WriteLine(
                    FormattableString.Invariant($"| {work} | {few / 1e6:F0} | {many / 1e6:F0} | {many / few:F2} | {seconds:F1} |")
                );
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What one process does; the last line that it prints is its peak in bytes.</summary>
    public static void Work(TextWriter output, string work, string home)
    {
        using var source = SourceLocation
            .Find(home, _ => null)
            .Open(new SourceOptions(_ => null, new SnapshotFolder(Path.Combine(home, "snapshots"))));
        var count = work == "read" ? Read(source) : BenchmarkRun.Sync(source, home);
        output.WriteLine(count.ToString(CultureInfo.InvariantCulture));
        output.WriteLine(Peak().ToString(CultureInfo.InvariantCulture));
    }

    private static long Read(IRecordSource source) =>
        source.Read(new ReadRequest(RecordKinds.All), CancellationToken.None).LongCount(outcome => outcome.Record is not null);

    private static (double Peak, double Seconds) Measure(string work, string home)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, [typeof(MemoryReport).Assembly.Location, "memory-work", work, home])
            {
                RedirectStandardOutput = true,
            }
        )!;
        var last = process.StandardOutput.ReadToEnd().Trim().Split('\n')[^1];
        process.WaitForExit();
        return (double.Parse(last, CultureInfo.InvariantCulture), Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    // Only Linux reports the peak of the resident memory.
    private static long Peak()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }
}
