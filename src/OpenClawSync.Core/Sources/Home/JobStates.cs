using System.Text.Json;
using OpenClawSync.Records;
using OpenClawSync.Sources.Json;

namespace OpenClawSync.Sources.Home;

/// <summary>The run state of jobs by their id, which some generations keep in cron/jobs-state.json.</summary>
internal sealed class JobStates
{
    private static readonly JobStates None = new([]);

    private readonly Dictionary<string, JsonFields> _entries;

    private JobStates(Dictionary<string, JsonFields> entries) => _entries = entries;

    /// <summary>
    /// Reads the file. A missing one has no states. One that cannot be read is a problem, and the jobs are read without their state.
    /// </summary>
    public static JobStates Read(JobFiles files, out Problem? problem)
    {
        problem = null;
        if (!files.States.Exists)
        {
            return None;
        }

        try
        {
            using var text = files.States.Text();
            using var document = JsonDocument.Parse(text.ReadToEnd());
            var jobs = new JsonFields(document.RootElement).Element("jobs") ?? throw new FormatException("It has no 'jobs'.");
            return new JobStates(
                jobs.EnumerateObject()
                    .Where(job => job.Value.ValueKind == JsonValueKind.Object)
                    .GroupBy(job => job.Name, StringComparer.Ordinal)
                    .ToDictionary(group => group.Key, group => new JsonFields(group.Last().Value.Clone()), StringComparer.Ordinal)
            );
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException or IOException)
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
    public JsonFields? Find(string id) =>
        _entries.GetValueOrDefault(id)?.Element("state") is { ValueKind: JsonValueKind.Object } state ? new JsonFields(state) : null;

    public DateTimeOffset? UpdatedAt(string id) => _entries.GetValueOrDefault(id)?.Time("updatedAtMs");
}
