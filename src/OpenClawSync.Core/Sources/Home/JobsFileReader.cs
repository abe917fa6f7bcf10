using OpenClawSync.Records;
using OpenClawSync.Sources.Json;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads cron/jobs.json, the store of generations before SQLite, with the run state that some keep beside it.</summary>
internal static class JobsFileReader
{
    private const string Format = "jobs.json/1";

    private static readonly JsonList Jobs = new(new Dictionary<string, string> { ["jobs"] = "jobs", [""] = "jobs" });

    /// <param name="files">The files, there or not.</param>
    /// <param name="isKnown">Tells ids that a newer store has; they are passed over.</param>
    public static IEnumerable<ReadOutcome> Read(JobFiles files, Func<string, bool> isKnown)
    {
        if (!files.Definitions.Exists)
        {
            yield break;
        }

        var place = files.DefinitionsName;
        var states = JobStates.Read(files, out var trouble);
        if (trouble is not null)
        {
            yield return trouble;
        }

        var (items, failure) = Items(files.Definitions, place);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (ReadOne(item, place, states, isKnown, seen) is { } outcome)
            {
                yield return outcome;
            }
        }

        if (failure is not null)
        {
            yield return failure;
        }
    }

    private static (IReadOnlyList<JsonListItem> Items, Problem? Failure) Items(WholeFile file, string place)
    {
        try
        {
            using var text = file.Text();
            return ([.. Jobs.Read(text)], null);
        }
        catch (JsonListException failure)
        {
            return (
                [],
                Problem.Error(ErrorIds.SourceMalformed, place, $"The job file cannot be read: {failure.Message}.", RecordKind.Cron)
            );
        }
        catch (IOException)
        {
            return ([], Problem.Error(ErrorIds.SourceUnreadable, place, "The job file cannot be opened.", RecordKind.Cron));
        }
    }

    private static ReadOutcome? ReadOne(JsonListItem item, string place, JobStates states, Func<string, bool> isKnown, HashSet<string> seen)
    {
        try
        {
            var job = new JsonFields(item.Value ?? throw new FormatException("It is not a list."));
            var id = job.Text("id", "jobId")?.Trim() is { Length: > 0 } text ? text : throw new FormatException("It has no id.");
            if (isKnown(id))
            {
                return null;
            }

            return seen.Add(id)
                ? CronJobMapper.Map(id, Format, job, states.Of(id) ?? job.Object("state"), states.UpdatedAt(id))
                : Problem.Error(
                    ErrorIds.RecordDuplicate,
                    $"{place}: {item.Place}",
                    "An earlier job has the same id; this one was left out.",
                    RecordKind.Cron
                );
        }
        catch (Exception failure) when (Malformed.Means(failure))
        {
            return Malformed.Item(RecordKind.Cron, place, item.Place, failure);
        }
    }
}
