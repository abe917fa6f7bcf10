using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using OpenClawSync.Benchmarks.Corpora;
using OpenClawSync.Connections;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Benchmarks;

/// <summary>
/// Prints how long a first sync takes, and then one with nothing to do, one after a rewrite and one after a few changes. The first is
/// compared in the same run to the least that any writer of the same rows must do.
/// </summary>
internal static class ScaleReport
{
    private const int Changes = 10;
    private const int WarmUp = 10_000;

    public static void Write(TextWriter output, int tasks, int notes)
    {
        var folder = Directory.CreateTempSubdirectory("openclaw-sync-bench-").FullName;
        try
        {
            var warm = Path.Combine(folder, "warm");
            HomeMaker.Make(warm, WarmUp, WarmUp);
            var (cold, _) = Sync(warm);
            HomeMaker.Make(folder, tasks, notes);

            // A file that changed within two seconds before it was read is always read again.
            Thread.Sleep(3000);
            var processor = Process.GetCurrentProcess().TotalProcessorTime;
            var (first, count) = Sync(folder);
            processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
            var stages = Stages(folder);
            var bare = BareLoop.Run(Path.Combine(folder, "target.db"), Path.Combine(folder, "bare.db"));
            var (again, _) = Sync(folder);
            HomeMaker.Rewrite(folder);
            Thread.Sleep(3000);
            var (rewritten, _) = Sync(folder);
            HomeMaker.Change(folder, Changes);
            var (changed, _) = Sync(folder);
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"| what: {tasks} tasks, {notes} notes, {count} rows | seconds | ratio | to |")
            );
            output.WriteLine("|---|---|---|---|");
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| (before, a first sync of {WarmUp} tasks and {WarmUp} notes in the fresh process, compilation included) "
                        + $"| {cold:F3} | | |"
                )
            );
            Line("bare prepared inserts of the same rows", bare, bare, "");
            Line("first sync", first, bare / first, "the bare loop's speed");
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| (of it processor seconds {processor.TotalSeconds:F3}; stages side by side, ms: {stages}) | | | |"
                )
            );
            Line("second sync, nothing changed", again, again / first, "the first sync");
            Line("sync after all files were rewritten alike", rewritten, rewritten / first, "the first sync");
            Line($"sync after {Changes} records changed", changed, changed / first, "the first sync");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        void Line(string what, double seconds, double ratio, string to) =>
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {seconds:F3} | {ratio:F3} | {to} |"));
    }

    private static string Stages(string home)
    {
        using var report = JsonDocument.Parse(File.ReadAllText(Path.Combine(home, "report.json")));
        return string.Join(", ", report.RootElement.GetProperty("stages").EnumerateObject().Select(stage => $"{stage.Name} {stage.Value}"));
    }

    private static (double Seconds, long Count) Sync(string home)
    {
        var start = Stopwatch.GetTimestamp();
        using var source = SourceLocation
            .Find(home, _ => null)
            .Open(new SourceOptions(_ => null, new SnapshotFolder(Path.Combine(home, "snapshots"))));
        var count = BenchmarkRun.Sync(source, home);
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, count);
    }
}
