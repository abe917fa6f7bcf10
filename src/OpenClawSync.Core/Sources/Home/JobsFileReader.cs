using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Sources.Json;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// Reads cron/jobs.json, or the file that cron.store names, which generations before SQLite used, together with the run state that some
/// keep in a second file.
/// </summary>
internal static class JobsFileReader
{
    private const string Format = "jobs.json/1";

    private static readonly JsonList Jobs = new(new Dictionary<string, string> { ["jobs"] = "jobs", [""] = "jobs" });

    /// <param name="files">The files, which need not exist.</param>
    /// <param name="newer">A newer store, whose jobs take precedence over those with the same id.</param>
    public static IEnumerable<ReadOutcome> Read(JobFiles files, Store newer)
    {
        var place = files.DefinitionsName;
        if (!files.Definitions.Exists)
        {
            // Jobs that were moved into the store need no file.
            if (files.IsConfigured && !HasJobTable(newer))
            {
                yield return Problem.Warning(
                    ErrorIds.JobFileMissing,
                    place,
                    "The job file that cron.store names does not exist. No job was read.",
                    RecordKind.Cron
                );
            }

            yield break;
        }

        var ignored = new IgnoredFields();
        var states = JobStates.Read(files, ignored, out var problem);
        if (problem is not null)
        {
            yield return problem;
        }

        var (items, failure) = Items(files.Definitions, place);
        using var known = new TableKeys(newer.Connection, CronJobReader.TableName, CronJobReader.Key);
        var ids = new JobIds();
        foreach (var item in items)
        {
            if (ReadOne(item, place, states, known, ids, ignored) is { } outcome)
            {
                yield return outcome;
            }
        }

        if (ignored.Warning(place, RecordKind.Cron) is { } warning)
        {
            yield return warning;
        }

        if (failure is not null)
        {
            yield return failure;
        }
    }

    // A table that is not OpenClaw's is reported where it is read.
    private static bool HasJobTable(Store store)
    {
        try
        {
            return store.Connection is { } connection && Table.Exists(connection, CronJobReader.TableName);
        }
        catch (Exception failure) when (failure is SqliteException or TableLayoutException)
        {
            return true;
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
            return (
                [],
                Problem.Error(ErrorIds.SourceUnreadable, place, "The job file cannot be opened, or is larger than 16 MiB.", RecordKind.Cron)
            );
        }
    }

    private static ReadOutcome? ReadOne(
        JsonListItem item,
        string place,
        JobStates states,
        TableKeys known,
        JobIds ids,
        IgnoredFields ignored
    )
    {
        try
        {
            var job = new JsonFields(item.Value ?? throw new FormatException("It is not a list."), ignored);
            if (JobIds.Given(job) is not { } id)
            {
                return CronJobMapper.Map(ids.Compose(job), Format, job, job.Object("state"), null);
            }

            if (known.Contains(id))
            {
                return null;
            }

            return ids.Add(id)
                ? CronJobMapper.Map(id, Format, job, states.Find(id) ?? job.Object("state"), states.UpdatedAt(id))
                : Problem.Error(
                    ErrorIds.RecordDuplicate,
                    $"{place}: {item.Place}",
                    "An earlier job has the same id; this one was left out.",
                    RecordKind.Cron
                );
        }
        catch (Exception failure) when (RecordProblem.MeansMalformed(failure))
        {
            return RecordProblem.Malformed(RecordKind.Cron, place, item.Place, failure);
        }
    }
}
