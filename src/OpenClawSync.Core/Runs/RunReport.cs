using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenClawSync.Records;
using OpenClawSync.Storage;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// The JSON report of a run, for people and monitors: counts, times and error samples; never content. Every run that was begun
/// leaves one, however it ended.
/// </summary>
internal sealed class RunReport(string path)
{
    private const long Version = 2;

    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether a run has told of itself, or tried to.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>Stops a run whose report could not be written, or would take the place of something else, before it begins.</summary>
    public void RequireWritable(params ReadOnlySpan<string?> taken)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full) || !Directory.Exists(Path.GetDirectoryName(full)))
        {
            throw new OpenClawSyncException(
                ErrorIds.ReportUnwritable,
                $"The report cannot be written to '{path}': its folder does not exist, or it is a folder."
            );
        }

        if (taken.Contains(full) || !EarlierReport.MayReplace(full))
        {
            throw new OpenClawSyncException(
                ErrorIds.ReportUnwritable,
                $"'{path}' holds something that is no report. It was not overwritten."
            );
        }
    }

    /// <summary>Writes it whole or not at all.</summary>
    public void Write(SyncRun run, RunDetails details)
    {
        IsUsed = true;
        var report = new Dictionary<string, object>(RunRow.From(run), StringComparer.Ordinal)
        {
            ["ok"] = run.Status == RunStatus.Succeeded,
            ["reportVersion"] = Version,
            ["target"] = details.Target,
            ["startedAt"] = Iso(run.StartedAt),
            ["finishedAt"] = Iso(run.FinishedAt),
            ["durationMs"] = (long)run.Duration.TotalMilliseconds,
            ["stages"] = Stages(details.Clock),
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
            throw new OpenClawSyncException(
                ErrorIds.ReportUnwritable,
                $"The report cannot be written to '{path}'. The run itself is in the log of the target."
            );
        }
    }

    /// <summary>Writes the report of a run that failed. What ended the run is what is told, not that it could not be reported.</summary>
    public void TryWrite(SyncRun run, RunDetails details)
    {
        try
        {
            Write(run, details);
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ReportUnwritable)
        {
            // The run log may still have it.
        }
    }

    private static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    // Loops: queries over types of ours are compiled anew in each process.
    private static Dictionary<string, object> Stages(StageClock clock) =>
        new()
        {
            ["readMs"] = (long)clock.Of(Stage.Read).TotalMilliseconds,
            ["protectMs"] = (long)clock.Of(Stage.Protect).TotalMilliseconds,
            ["pushMs"] = (long)clock.Of(Stage.Push).TotalMilliseconds,
        };

    private static Dictionary<string, object> RedactionsByRule(RunTally tally)
    {
        var rules = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (rule, count) in tally.RedactionsByRule)
        {
            rules[rule] = count;
        }

        return rules;
    }

    // Only of a kind that was seen whole can anything be said to be gone.
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
                    ["unchanged"] = details.Tally.Count(schema.Kind, PushStatus.Unchanged),
                    ["known"] = details.Tally.Count(schema.Kind, PushStatus.Skipped),
                    ["failed"] = details.Tally.Count(schema.Kind, PushStatus.Failed),
                }
        );
}
