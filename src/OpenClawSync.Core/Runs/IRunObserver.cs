using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>Is notified while a run goes on. What it is given holds no secret.</summary>
internal interface IRunObserver
{
    /// <summary>A record or file failed, or is worth a warning; the run goes on.</summary>
    void OnProblem(Problem problem);

    /// <summary>The target acknowledged a record.</summary>
    void OnPushed(PushResult result);

    /// <summary>The target makes the run wait; the sentence says why.</summary>
    void OnWait(string sentence);

    /// <summary>The counts changed.</summary>
    void OnProgress(RunProgress progress);
}

/// <summary>How far a run is with the kind of record it is reading.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Read">Records read.</param>
/// <param name="Known">Those of them that the target has already.</param>
/// <param name="Protected">Those that were protected, to be pushed.</param>
/// <param name="Pushed">Those that the target acknowledged.</param>
/// <param name="Progress">How much of the kind was read, from 0 to 1; null when that is not known.</param>
internal readonly record struct RunProgress(RecordKind Kind, long Read, long Known, long Protected, long Pushed, double? Progress);
