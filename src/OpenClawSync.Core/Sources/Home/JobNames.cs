using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>What the jobs in a home say about their runs. The jobs are read when they are first needed.</summary>
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

    /// <summary>
    /// The result of a run; null where OpenClaw wrote the prompt of the job in its place, as it does for jobs that wake the main session.
    /// Of a job that is gone, the prompt is not known, so what a run without a session left could be one.
    /// </summary>
    public string? ResultOf(string jobId, string? result, bool hasSession)
    {
        if (result is null || !_jobs.Value.TryGetValue(jobId, out var job))
        {
            return hasSession ? result : null;
        }

        var text = result.Trim().TrimEnd('…');
        return
            job.EventText is { } prompt
            && (prompt.Trim().StartsWith(text, StringComparison.Ordinal) || text.Contains(prompt.Trim(), StringComparison.Ordinal))
            ? null
            : result;
    }
}
