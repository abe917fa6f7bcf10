using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.State;
using OpenClawSync.Storage;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// The JSON report of a run, for people and monitors: counts, times and error samples, never content. However a run ends, it leaves one.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="state">The state folder, whose other files are not replaced; null if there is none.</param>
internal sealed class RunReport(string path, StateFolder? state = null)
{
    private const long Version = 2;

    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether a report was written, or the attempt failed.</summary>
    public bool WasAttempted { get; private set; }

    /// <summary>Makes sure, before a run starts, that its report can be written and overwrites nothing but an earlier report.</summary>
    /// <param name="inUse">Full paths that the run uses otherwise.</param>
    /// <exception cref="OpenClawSyncException">The report cannot be written there.</exception>
    public void RequireWritable(params ReadOnlySpan<string?> inUse)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full) || !Directory.Exists(Path.GetDirectoryName(full)))
        {
            throw new OpenClawSyncException(
                ErrorIds.ReportUnwritable,
                $"The report cannot be written to '{path}': its folder does not exist, or it is a folder."
            );
        }

        if (state is not null && ReservedPath.OfReport(full, state) is { } reason)
        {
            throw new OpenClawSyncException(ErrorIds.ReportUnwritable, $"The report cannot be written to '{path}': {reason}.");
        }

        if (inUse.Contains(full) || !MayReplace(full))
        {
            throw new OpenClawSyncException(ErrorIds.ReportUnwritable, $"'{path}' exists and is not a report. It was not overwritten.");
        }
    }

    /// <summary>Whether <see cref="RequireWritable" /> would not throw.</summary>
    public bool IsWritable(params ReadOnlySpan<string?> inUse)
    {
        try
        {
            RequireWritable(inUse);
            return true;
        }
        catch (OpenClawSyncException)
        {
            return false;
        }
    }

    /// <summary>Writes the report completely or not at all.</summary>
    /// <exception cref="OpenClawSyncException">The report cannot be written.</exception>
    public void Write(SyncRun run, RunDetails details)
    {
        WasAttempted = true;
        var report = new Dictionary<string, object>(RunRow.From(run), StringComparer.Ordinal)
        {
            ["ok"] = run.Status == RunStatus.Succeeded,
            ["reportVersion"] = Version,
            ["target"] = details.Target,
            ["startedAt"] = Iso(run.StartedAt),
            ["finishedAt"] = Iso(run.FinishedAt),
            ["durationMs"] = (long)run.Duration.TotalMilliseconds,
            ["stages"] = Stages(details.Clock),
            ["expired"] = details.Tally.Expired,
            ["redactionsByRule"] = RedactionsByRule(details.Tally),
            ["kinds"] = Kinds(run, details),
        };
        try
        {
            AtomicFile.Replace(
                path,
                file =>
                {
                    using (var writer = new Utf8JsonWriter(file, Layout))
                    {
                        JsonTree.Write(writer, report);
                    }

                    file.Write("\n"u8);
                }
            );
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            RemoveEarlier();
            throw new OpenClawSyncException(
                ErrorIds.ReportUnwritable,
                $"The report cannot be written to '{path}': {FileFailure.Reason(failure)}. "
                    + "The run itself is in the run log of the target. The earlier report was removed, because it is not about this run."
            );
        }
    }

    // A monitor would take the report of an earlier run for this one's. Removing it takes no space on the disk.
    private void RemoveEarlier()
    {
        try
        {
            if (MayReplace(path))
            {
                File.Delete(path);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be removed either, the times in the report tell which run it is about.
        }
    }

    /// <summary>
    /// Writes the report of a failed run if possible. The caller throws what ended the run, which matters more than the report.
    /// </summary>
    public void TryWrite(SyncRun run, RunDetails details)
    {
        try
        {
            Write(run, details);
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ReportUnwritable)
        {
            // The run log may still record the run.
        }
    }

    // A file may be replaced if it is empty or an earlier report. Devices are never replaced.
    private static bool MayReplace(string path)
    {
        if (!Path.Exists(path))
        {
            return true;
        }

        try
        {
            // A device has no length either, but it is not opened.
            using var file = PlainFile.Open(path);
            return file.Length == 0 || ReportLayout.IsReport(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static Dictionary<string, object> Stages(StageClock clock) =>
        new()
        {
            ["readMs"] = (long)clock.Elapsed(Stage.Read).TotalMilliseconds,
            ["protectMs"] = (long)clock.Elapsed(Stage.Protect).TotalMilliseconds,
            ["pushMs"] = (long)clock.Elapsed(Stage.Push).TotalMilliseconds,
        };

    // A loop instead of LINQ, because generic code over value types is compiled anew in every process.
    private static Dictionary<string, object> RedactionsByRule(RunTally tally)
    {
        var rules = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (rule, count) in tally.RedactionsByRule)
        {
            rules[rule] = count;
        }

        return rules;
    }

    // The absence of a record means something only if its kind was seen whole.
    private static Dictionary<string, object> Kinds(SyncRun run, RunDetails details) =>
        RowSchema.All.ToDictionary(
            schema => schema.Kind.ToString().ToLowerInvariant(),
            object (schema) =>
                new Dictionary<string, object>
                {
                    ["whole"] =
                        run.Status is not (RunStatus.Failed or RunStatus.Stopped)
                        && details.Filter.IsWhole
                        && details.Filter.Kinds.Contains(schema.Kind)
                        && details.Tally.SawAll(schema.Kind),
                    ["created"] = details.Tally.Count(schema.Kind, PushStatus.Created),
                    ["updated"] = details.Tally.Count(schema.Kind, PushStatus.Updated),
                    ["repaired"] = details.Tally.Count(schema.Kind, PushStatus.Repaired),
                    ["unchanged"] = details.Tally.Count(schema.Kind, PushStatus.Unchanged),
                    ["known"] = details.Tally.Count(schema.Kind, PushStatus.Skipped),
                    ["failed"] = details.Tally.Count(schema.Kind, PushStatus.Failed),
                }
        );
}

/// <summary>What the report of a run contains beyond the row of the run log.</summary>
/// <param name="Tally">The counts.</param>
/// <param name="Clock">The time spent in each stage.</param>
/// <param name="Filter">What the operator asked for.</param>
/// <param name="Target">The target, masked.</param>
internal sealed record RunDetails(RunTally Tally, StageClock Clock, RecordFilter Filter, string Target);
