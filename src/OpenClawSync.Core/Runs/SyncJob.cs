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
        using var runLock = RunLock.Take(state, time);
        var report = new RunReport(request.ReportPath ?? state.Report);
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

    /// <summary>What a run would do to each row. Writes nothing: no file, no folder, no key.</summary>
    public IEnumerable<PlannedWrite> Plan(CancellationToken cancellationToken)
    {
        using var opened = Open(leavesNoTrace: true);
        var options = opened.TargetOptions(request, time);
        using var target = _target.OpenForPlanning(options);
        using var memory = opened.Options.IsPruning && _target.MayExist ? _target.FindMemory(options) : null;
        using var seen = memory?.OpenSeen();
        var pruning = seen is null ? null : new Pruning(opened.Options.Prune!, seen, request.BatchSize);
        foreach (
            var planned in new SyncPlanner(opened.Protector, target, pruning).Plan(opened.Source, opened.Options.Filter, cancellationToken)
        )
        {
            yield return planned;
        }
    }

    private SyncRun Run(RunReport report, IRunObserver observer, CancellationToken cancellationToken)
    {
        using var opened = Open(leavesNoTrace: false);
        var problems = new List<Problem>();
        using var target = _target.Open(opened.TargetOptions(request, time) with { Report = problems.Add });
        return new SyncRunner(opened.Protector, opened.Installation.Key, new TextRedactor(opened.Rules), time).Run(
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
    }

    private OpenedSync Open(bool leavesNoTrace)
    {
        var opened = OpenedSync.Open(request, state, environment, leavesNoTrace);
        _rules = opened.Rules;
        Opened(opened);
        return opened;
    }
}
