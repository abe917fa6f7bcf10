using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>Hears of a run while it runs. Nothing it is told holds a secret.</summary>
internal interface IRunObserver
{
    /// <summary>A record or file failed, or is worth a warning; the run goes on.</summary>
    void OnProblem(Problem problem);

    /// <summary>A record was acknowledged by the target.</summary>
    void OnPushed(PushResult result);

    /// <summary>The target makes the run wait, for the reason told.</summary>
    void OnWait(string sentence);

    /// <summary>The counts moved.</summary>
    void OnProgress(RunProgress progress);
}

/// <summary>How far a run is with the kind it is at.</summary>
internal readonly record struct RunProgress(RecordKind Kind, long Read, long Known, long Pushed);
