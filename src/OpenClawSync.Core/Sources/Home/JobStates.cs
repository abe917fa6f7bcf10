using System.Text.Json;
using OpenClawSync.Records;
using OpenClawSync.Sources.Json;

namespace OpenClawSync.Sources.Home;

/// <summary>The run state of jobs by their id, which some generations keep in cron/jobs-state.json.</summary>
internal sealed class JobStates
{
    private static readonly JobStates None = new([]);

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly Dictionary<string, JsonFields> _entries;

    private JobStates(Dictionary<string, JsonFields> entries) => _entries = entries;

    /// <summary>
    /// Reads the file. A missing or empty one has no states. One that is not JSON is a problem, and the jobs are read without their state.
    /// </summary>
    /// <param name="files">The files of the jobs.</param>
    /// <param name="ignored">Collects the entries that are not objects.</param>
    /// <param name="problem">What is wrong with the file; null for nothing.</param>
    public static JobStates Read(JobFiles files, IgnoredFields ignored, out Problem? problem)
    {
        problem = null;
        if (!files.States.Exists)
        {
            return None;
        }

        try
        {
            using var text = files.States.Text();
            return text.ReadToEnd() is var json && string.IsNullOrWhiteSpace(json) ? None : From(json, ignored);
        }
        catch (Exception failure) when (failure is JsonException or IOException)
        {
            problem = Problem.Error(
                ErrorIds.SourceMalformed,
                files.StatesName,
                "The state of the jobs cannot be read. They are read without it.",
                RecordKind.Cron
            );
            return None;
        }
    }

    /// <summary>The state of a job; null when the file has none for it.</summary>
    public JsonFields? Find(string id) => _entries.GetValueOrDefault(id) is { } entry && entry.Has("state") ? entry.Object("state") : null;

    public DateTimeOffset? UpdatedAt(string id) => _entries.GetValueOrDefault(id)?.Time("updatedAtMs");

    private static JobStates From(string json, IgnoredFields ignored)
    {
        using var document = JsonDocument.Parse(json, Lenient);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            ignored.Add("jobs-state");
            return None;
        }

        var entries = new Dictionary<string, JsonFields>(StringComparer.Ordinal);
        if (new JsonFields(document.RootElement, ignored).Element("jobs") is { ValueKind: JsonValueKind.Object } jobs)
        {
            foreach (var job in jobs.EnumerateObject())
            {
                if (job.Value.ValueKind == JsonValueKind.Object)
                {
                    entries[job.Name] = new JsonFields(job.Value.Clone(), ignored);
                }
                else
                {
                    ignored.Add("jobs-state");
                }
            }
        }

        return new JobStates(entries);
    }
}
