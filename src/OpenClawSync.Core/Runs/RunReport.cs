using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>The JSON report of a run, for people and monitors. It holds counts, times and error samples; never content.</summary>
internal static class RunReport
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Stops a run whose report could not be written before it begins.</summary>
    public static void RequireFolder(string path)
    {
        if (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            throw new OpenClawSyncException(ErrorIds.ReportUnwritable, $"The report cannot be written to '{path}': its folder does not exist, or it is a folder.");
        }
    }

    /// <summary>Writes it whole or not at all.</summary>
    public static void Write(string path, SyncRun run, RunTally tally, RecordFilter filter, string target)
    {
        var report = new Dictionary<string, object>(RunRow.Of(run), StringComparer.Ordinal)
        {
            ["ok"] = run.Status == RunStatus.Succeeded,
            ["reportVersion"] = 1,
            ["target"] = target,
            ["startedAt"] = Iso(run.StartedAt),
            ["finishedAt"] = Iso(run.FinishedAt),
            ["durationMs"] = (long)run.Duration.TotalMilliseconds,
            ["kinds"] = Kinds(run, tally, filter),
        };
        var draft = $"{path}.{run.RunId}.tmp";
        try
        {
            using (var file = PrivateFiles.Create(draft, FileMode.CreateNew))
            {
                JsonSerializer.Serialize(file, report, Layout);
                file.Write("\n"u8);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            File.Delete(draft);
            throw new OpenClawSyncException(ErrorIds.ReportUnwritable, $"The report cannot be written to '{path}'. The run itself is in the log of the target.");
        }
    }

    private static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    // Only of a kind that was seen whole can anything be said to be gone.
    private static Dictionary<string, Dictionary<string, object>> Kinds(SyncRun run, RunTally tally, RecordFilter filter) => RowSchema.All.ToDictionary(
        schema => schema.Kind.ToString().ToLowerInvariant(),
        schema => new Dictionary<string, object>
        {
            ["whole"] = run.Status != RunStatus.Failed && filter.IsWhole && filter.Kinds.Contains(schema.Kind) && tally.SawAll(schema.Kind),
            ["created"] = tally.Count(schema.Kind, PushStatus.Created),
            ["updated"] = tally.Count(schema.Kind, PushStatus.Updated),
            ["unchanged"] = tally.Count(schema.Kind, PushStatus.Unchanged),
            ["known"] = tally.Count(schema.Kind, PushStatus.Skipped),
        });
}
