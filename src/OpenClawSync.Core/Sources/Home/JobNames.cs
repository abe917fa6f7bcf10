using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>What the jobs in a home say about their runs. The jobs are read when they are first needed.</summary>
/// <param name="read">Reads the jobs. What is wrong with them is reported where they are read as records.</param>
internal sealed class JobNames(Func<IEnumerable<ReadOutcome>> read)
{
    private readonly Lazy<(Dictionary<string, CronJobRecord> Jobs, bool IsIncomplete)> _jobs = new(() =>
    {
        var (jobs, isIncomplete) = (new Dictionary<string, CronJobRecord>(StringComparer.Ordinal), false);
        foreach (var outcome in read())
        {
            isIncomplete |= outcome.Problem is { Severity: ProblemSeverity.Error };
            if (outcome.Record is CronJobRecord job)
            {
                jobs.TryAdd(job.Id, job);
            }
        }

        return (jobs, isIncomplete);
    });

    /// <summary>Whether not all jobs could be read, so that a run may lack what its job says.</summary>
    public bool AreIncomplete => _jobs.Value.IsIncomplete;

    public string? NameOf(string jobId) => Jobs.GetValueOrDefault(jobId) is { } job && job.Name != jobId ? job.Name : null;

    public string? AgentOf(string jobId) => Jobs.GetValueOrDefault(jobId)?.AgentId;

    /// <summary>
    /// The result of a run; null where OpenClaw wrote the prompt of the job in its place, as it does for jobs that wake the main session.
    /// Of a job that is gone, the prompt is not known, so what a run without a session left could be one.
    /// </summary>
    public string? ResultOf(string jobId, string? result, bool hasSession)
    {
        if (result is null || !Jobs.TryGetValue(jobId, out var job))
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

    private Dictionary<string, CronJobRecord> Jobs => _jobs.Value.Jobs;
}
