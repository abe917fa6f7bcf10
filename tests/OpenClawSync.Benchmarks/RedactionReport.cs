using System.Diagnostics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using System.Text;
using OpenClawSync.Benchmarks.Corpora;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Rules.BuiltIn;

namespace OpenClawSync.Benchmarks;

/// <summary>
/// Prints how fast the detector reads on one core with all rules enabled, compared to SHA-256 over the same bytes in the same run:
/// the ratio can be compared between machines, the MB/s cannot.
/// </summary>
internal static class RedactionReport
{
    private const int RecordLength = 4096;
    private const int SliceBytes = 1 << 19;
    private const int Rounds = 15;

    // The runtime recompiles code that runs often, in the background and in several steps.
    private const double WarmUpSeconds = 4;

    public static void Write(TextWriter output, int megabytes)
    {
        output.WriteLine(
            $"Processor: SHA instructions {(HasSha() ? "yes" : "no")}, AVX2 {Avx2.IsSupported}, AVX-512 {Avx512BW.IsSupported}; "
                + $"{RuleTable.All.Count} rules"
        );
        output.WriteLine();
        output.WriteLine("| corpus | MB | SHA-256 MB/s | first MB/s | cold ratio | warm MB/s | warm ratio | hits | allocated a record |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|");
        var length = megabytes << 20;
        Row(output, "clean Markdown", Corpus.CleanMarkdown(length));
        Row(output, "dirty Markdown", Corpus.DirtyMarkdown(length));
        Row(output, "JSON rows", Corpus.Json(length));
        output.WriteLine();
        output.WriteLine("| doubling of clean Markdown | time against the one before |");
        output.WriteLine("|---|---|");
        Doublings(output, length / 8);
    }

    private static void Row(TextWriter output, string name, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var records = Split(text);
        var first = Time(() => Read(records));
        for (var spent = 0.0; spent < WarmUpSeconds; spent += Time(() => Read(records)))
        {
            continue;
        }

        var sha = ShortestTime(utf8.Chunk(SliceBytes).ToArray(), slice => SHA256.HashData(slice));
        var warm = ShortestTime(records.Chunk(SliceBytes / RecordLength).ToArray(), Read);
        var megabytes = utf8.Length / 1e6;
        var hits = records.Sum(record => SecretDetector.Default.Detect(record).Count);
        output.WriteLine(
            FormattableString.Invariant($"| {name} | {megabytes:F1} | {megabytes / sha:F0} | {megabytes / first:F0} | {sha / first:F3} ")
                + FormattableString.Invariant($"| {megabytes / warm:F0} | {sha / warm:F3} | {hits} | {Allocated(records)} B |")
        );
    }

    // The sum of the shortest time of each slice: a disturbance may last for a round, but hardly hits one slice in every round.
    private static double ShortestTime<T>(T[] slices, Action<T> read)
    {
        var shortest = new double[slices.Length];
        Array.Fill(shortest, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < slices.Length; i++)
            {
                var slice = slices[i];
                shortest[i] = Math.Min(shortest[i], Time(() => read(slice)));
            }
        }

        return shortest.Sum();
    }

    private static void Doublings(TextWriter output, int length)
    {
        var before = 0.0;
        for (var step = 0; step < 4; step++)
        {
            var text = Corpus.CleanMarkdown(length << step);
            var time = Enumerable.Range(0, Rounds).Min(_ => Time(() => SecretDetector.Default.Detect(text)));
            output.WriteLine(
                FormattableString.Invariant($"| {text.Length / 1e6:F1} M characters | {(step == 0 ? 1 : time / before):F2} |")
            );
            before = time;
        }
    }

    // Measures records without hits only, because the hits themselves must be allocated.
    private static long Allocated(string[] records)
    {
        var clean = records.Where(record => SecretDetector.Default.Detect(record).Count == 0).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var record in clean)
        {
            SecretDetector.Default.Detect(record);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Math.Max(1, clean.Length);
    }

    private static string[] Split(string text) => [.. text.Chunk(RecordLength).Select(chunk => new string(chunk))];

    private static void Read(string[] records)
    {
        foreach (var record in records)
        {
            SecretDetector.Default.Detect(record);
        }
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // .NET has no property for the SHA extensions, so ask the processor: leaf 7, EBX bit 29.
    private static bool HasSha() => X86Base.IsSupported && (X86Base.CpuId(7, 0).Ebx >> 29 & 1) != 0;
}
