using OpenClawSync.Records;
using OpenClawSync.Sources.Json;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads cron/jobs.json, the store of generations before SQLite, with the run state that some keep beside it.</summary>
internal static class JobsFileReader
{
    private const string Format = "jobs.json/1";

    private static readonly JsonList Jobs = new(new Dictionary<string, string> { ["jobs"] = "jobs", [""] = "jobs" });

    /// <summary>The files that the jobs are read from, there or not.</summary>
    public static IEnumerable<string> FilesOf(OpenClawHome home) => [PathOf(home), JobStates.PathOf(home)];

    /// <param name="home">The home.</param>
    /// <param name="isKnown">Tells ids that a newer store has; they are passed over.</param>
    public static IEnumerable<ReadOutcome> Read(OpenClawHome home, Func<string, bool> isKnown)
    {
        var path = PathOf(home);
        if (!File.Exists(path))
        {
            yield break;
        }

        var place = home.Name(path);
        var states = JobStates.Read(home, out var trouble);
        if (trouble is not null)
        {
            yield return trouble;
        }

        var (items, failure) = Items(path, place);
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

    private static string PathOf(OpenClawHome home) => home.In("cron", "jobs.json");

    // The file is small and OpenClaw replaces it whole, so it is read at once: no lock, no torn half.
    private static (IReadOnlyList<JsonListItem> Items, Problem? Failure) Items(string path, string place)
    {
        try
        {
            using var text = new StringReader(File.ReadAllText(path));
            return ([.. Jobs.Read(text)], null);
        }
        catch (JsonListException failure)
        {
            return ([], Problem.Error(ErrorIds.SourceMalformed, place, $"The job file cannot be read: {failure.Message}.", RecordKind.Cron));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ([], Problem.Error(ErrorIds.SourceUnreadable, place, "The job file cannot be opened.", RecordKind.Cron));
        }
    }

    private static ReadOutcome? ReadOne(
        JsonListItem item, string place, JobStates states, Func<string, bool> isKnown, HashSet<string> seen)
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
                : Problem.Error(ErrorIds.RecordDuplicate, $"{place}: {item.Place}", "An earlier job has the same id; this one was left out.", RecordKind.Cron);
        }
        catch (Exception failure) when (Malformed.Means(failure))
        {
            return Malformed.Item(RecordKind.Cron, place, item.Place, failure);
        }
    }
}
