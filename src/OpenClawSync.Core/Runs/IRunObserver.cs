using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>Receives the events of a run while it is in progress. Nothing passed to it contains a secret.</summary>
internal interface IRunObserver
{
    /// <summary>A record or file failed, or deserves a warning; the run continues.</summary>
    void OnProblem(Problem problem);

    /// <summary>The target acknowledged a record.</summary>
    void OnPushed(PushResult result);

    /// <summary>The run has to wait for the target; the message says why.</summary>
    void OnWait(string message);

    /// <summary>The counts changed.</summary>
    void OnProgress(RunProgress progress);
}

/// <summary>The progress of a run with the kind of record that it is reading.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Read">Records read.</param>
/// <param name="Known">How many of them the target already has.</param>
/// <param name="Protected">How many were protected in order to be pushed.</param>
/// <param name="Pushed">How many the target acknowledged.</param>
/// <param name="Progress">The share of the kind that was read, from 0 to 1; null when unknown.</param>
internal readonly record struct RunProgress(RecordKind Kind, long Read, long Known, long Protected, long Pushed, double? Progress);
