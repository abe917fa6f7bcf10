using OpenClawSync.Connections;
using OpenClawSync.Detection;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.State;

namespace OpenClawSync.Runs;

/// <summary>
/// A complete sync: takes the lock, checks the report path, opens the source and the target, runs, and writes the report. However it ends,
/// it leaves a report.
/// </summary>
internal sealed class SyncJob(SyncRequest request, StateFolder state, Func<string, string?> environment, TimeProvider time)
{
    private readonly TargetLocation _target = TargetLocation.Find(request.Target, environment, state);
    private ISecretDetector? _rules;

    /// <summary>The target as the operator gave it; it must be masked before it is shown.</summary>
    public string TargetName => _target.Name;

    /// <summary>The file of an embedded target; null for an endpoint.</summary>
    public string? TargetFile => _target.File;

    /// <summary>Called once the source is open; from then on everything shown must be masked by the rules of the policy.</summary>
    public Action<OpenedSync> Opened { get; init; } = _ => { };

    /// <exception cref="OpenClawSyncException">The sync could not start, or an error ended it.</exception>
    public SyncRun Run(IRunObserver observer, CancellationToken cancellationToken)
    {
        var report = new RunReport(request.ReportPath ?? state.Report, state);
        using var runLock = TakeLock(report, cancellationToken);
        report.RequireWritable(_target.File, request.Source);
        try
        {
            return Run(report, observer, cancellationToken);
        }
        catch (Exception failure) when (!report.WasAttempted)
        {
            // The job failed before there was a run. Without a new report a monitor would take that of an earlier run for this one's.
            FailedStart.Report(report, failure, SafeMessage.Redact(_target.Name, _rules), time, cancellationToken);
            throw;
        }
    }

    /// <summary>Runs into a copy of the target. Nothing remains of it: no file, no folder, no key.</summary>
    /// <param name="write">Receives what would be done with each row that is not known to be unchanged.</param>
    /// <param name="observer">Receives problems.</param>
    /// <param name="cancellationToken">Cancels the plan.</param>
    /// <returns>The run with the counts that a real one would have.</returns>
    public SyncRun Plan(Action<PlannedWrite> write, IRunObserver observer, CancellationToken cancellationToken)
    {
        using var opened = Open(leavesNoTrace: true);
        var problems = new List<Problem>();
        var (target, rows) = _target.OpenForRehearsal(
            opened.TargetOptions(request, time) with
            {
                Report = problems.Add,
            },
            opened.Temporary!
        );
        using (target)
        using (rows)
        {
            return new SyncRehearsal(opened.Protector, opened.Installation.Key, new TextRedactor(opened.Rules), time).Run(
                opened.Source,
                new RehearsalTarget(target, rows, write),
                opened.Options with
                {
                    StartupProblems = problems,
                },
                SafeMessage.Redact(_target.Name, opened.Rules),
                observer,
                cancellationToken
            );
        }
    }

    /// <summary>Compares the source with the target. Nothing is written: no file, no folder, no key.</summary>
    /// <param name="report">Receives problems.</param>
    /// <param name="cancellationToken">Cancels the comparison.</param>
    public IEnumerable<RecordDifference> Compare(Action<Problem> report, CancellationToken cancellationToken)
    {
        using var opened = Open(leavesNoTrace: true);
        using var comparison = new RecordComparison();
        comparison.Load(_target.ReadRows(opened.TargetOptions(request, time), opened.Options.Filter.Kinds, cancellationToken));
        var retention = RunRetention.Of(opened.Options.Retention, time.GetUtcNow());
        foreach (
            var difference in comparison.Compare(
                opened.Source,
                opened.Options.Filter,
                opened.Protector,
                retention,
                report,
                cancellationToken
            )
        )
        {
            yield return difference;
        }
    }

    // While another run is at work, the report is its own. Any other failure is about this run, such as a full disk.
    private RunLock TakeLock(RunReport report, CancellationToken cancellationToken)
    {
        try
        {
            return RunLock.Take(state, time);
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId != ErrorIds.RunInProgress)
        {
            if (report.IsWritable(_target.File, request.Source))
            {
                FailedStart.Report(report, failure, SafeMessage.Redact(_target.Name, _rules), time, cancellationToken);
            }

            throw;
        }
    }

    private SyncRun Run(RunReport report, IRunObserver observer, CancellationToken cancellationToken)
    {
        using var opened = Open(leavesNoTrace: false);
        var problems = new List<Problem>();
        using var target = _target.Open(opened.TargetOptions(request, time) with { Report = problems.Add });
        var run = new SyncRunner(opened.Protector, opened.Installation.Key, new TextRedactor(opened.Rules), time).Run(
            opened.Source,
            target,
            opened.Options with
            {
                StartupProblems = problems,
            },
            report,
            observer,
            cancellationToken
        );
        return run with
        {
            Target = SafeMessage.Redact(_target.File ?? _target.Name, opened.Rules),
            PolicyPath = opened.PolicyFile is { } policy ? SafeMessage.Redact(policy, opened.Rules) : null,
        };
    }

    private OpenedSync Open(bool leavesNoTrace)
    {
        var opened = OpenedSync.Open(request, state, environment, leavesNoTrace);
        _rules = opened.Rules;
        Opened(opened);
        return opened;
    }
}
