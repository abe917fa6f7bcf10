using System.Security.Cryptography;
using OpenClawSync.Records;
using OpenClawSync.Sources.Json;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// The log files in which early generations keep the runs of jobs: one for each job beside its job file, with one run in each line.
/// OpenClaw appends to them, and now and then replaces one by its newest lines.
/// </summary>
/// <param name="home">The home.</param>
/// <param name="folder">The folder of the files, which need not exist.</param>
internal sealed class RunLogFiles(OpenClawHome home, string folder)
{
    private const string Format = "runs.jsonl/1";
    private const string Extension = ".jsonl";

    private (IReadOnlyList<string> Paths, bool IsUnreadable)? _listing;

    /// <summary>The state of the files when this is called.</summary>
    public IEnumerable<FileState?> States => Listing.Paths.Select(home.FileStates.Read);

    private (IReadOnlyList<string> Paths, bool IsUnreadable) Listing => _listing ??= List();

    /// <summary>A digest of the content; null when a file cannot be read.</summary>
    public byte[]? Content
    {
        get
        {
            try
            {
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                foreach (var path in Listing.Paths)
                {
                    using var file = Open(path);
                    hash.AppendData(SHA256.HashData(file));
                }

                return Listing.IsUnreadable ? null : hash.GetHashAndReset();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    public IEnumerable<ReadOutcome> Read(RunHistory history, JobNames jobs)
    {
        if (Listing.IsUnreadable)
        {
            yield return Unreadable(folder);
        }

        foreach (var outcome in Listing.Paths.SelectMany(path => ReadFile(path, history, jobs)))
        {
            yield return outcome;
        }
    }

    private IEnumerable<ReadOutcome> ReadFile(string path, RunHistory history, JobNames jobs)
    {
        var (bad, firstBad) = (0L, 0L);
        using var lines = Lines(path).GetEnumerator();
        while (true)
        {
            TaskRecord? run = null;
            Problem? problem = null;
            try
            {
                if (!lines.MoveNext())
                {
                    break;
                }

                run = Run(lines.Current, path, history, jobs);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                problem = Unreadable(path);
            }
            catch (Exception failure) when (RecordProblem.MeansMalformed(failure))
            {
                // While OpenClaw writes a line, it has no end. The next run reads the complete one.
                bad += lines.Current.IsTorn ? 0 : 1;
                firstBad = bad == 1 ? lines.Current.Number : firstBad;
            }

            if (problem is not null)
            {
                yield return problem;
                yield break;
            }

            if (run is not null)
            {
                yield return run;
            }
        }

        if (bad > 0)
        {
            yield return Problem.Warning(
                ErrorIds.RecordMalformed,
                home.DisplayName(path),
                $"Lines that do not describe a run were left out: {bad}, of which the first is line {firstBad}."
            );
        }
    }

    private static TaskRecord? Run(JsonLine line, string path, RunHistory history, JobNames jobs)
    {
        var run = RunDetail.From(line.Value ?? throw new FormatException("It is not JSON."));
        return run.IsQuietCheck || !run.IsEnd
            ? null
            : history.TakeLogged(LoggedRun.Create(run with { JobId = run.JobId ?? Path.GetFileNameWithoutExtension(path) }, Format, jobs));
    }

    private static IEnumerable<JsonLine> Lines(string path)
    {
        using var file = Open(path);
        foreach (var line in JsonLines.Read(file))
        {
            yield return line;
        }
    }

    private Problem Unreadable(string path) =>
        Problem.Error(ErrorIds.SourceUnreadable, home.DisplayName(path), "The log of runs cannot be read.", RecordKind.Task);

    private (IReadOnlyList<string> Paths, bool IsUnreadable) List()
    {
        try
        {
            return Directory.Exists(folder)
                ? ([.. Directory.EnumerateFiles(folder).Where(IsLog).Order(StringComparer.Ordinal)], false)
                : ([], false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ([], true);
        }
    }

    private static bool IsLog(string path) => Path.GetExtension(path).Equals(Extension, StringComparison.OrdinalIgnoreCase);

    private static FixedLengthStream Open(string path) => PlainFile.Open(path);
}
