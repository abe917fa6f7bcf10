using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>The names and agents of the jobs in a home, for runs that do not name them. They are read when they are first needed.</summary>
/// <param name="read">Reads the jobs. What is wrong with them is reported where they are read as records.</param>
internal sealed class JobNames(Func<IEnumerable<ReadOutcome>> read)
{
    private readonly Lazy<Dictionary<string, CronJobRecord>> _jobs = new(() =>
    {
        var jobs = new Dictionary<string, CronJobRecord>(StringComparer.Ordinal);
        foreach (var outcome in read())
        {
            if (outcome.Record is CronJobRecord job)
            {
                jobs.TryAdd(job.Id, job);
            }
        }

        return jobs;
    });

    public string? NameOf(string jobId) => _jobs.Value.GetValueOrDefault(jobId) is { } job && job.Name != jobId ? job.Name : null;

    public string? AgentOf(string jobId) => _jobs.Value.GetValueOrDefault(jobId)?.AgentId;
}
