using OpenClawSync.Records;

namespace OpenClawSync.Runs;

/// <summary>Says what ended a run. The words of a failure that was not foreseen could quote what it failed on, so only its type is told.</summary>
internal static class RunProblem
{
    public static Problem From(Exception failure, string place, CancellationToken cancellationToken) =>
        failure switch
        {
            OpenClawSyncException known => Problem.Error(known.ErrorId, place, known.Message),
            // However what was told to stop ended.
            _ when cancellationToken.IsCancellationRequested => Problem.Error(
                ErrorIds.RunStopped,
                place,
                "The run was stopped. The next one goes on where it was."
            ),
            _ => Problem.Error(ErrorIds.Unexpected, place, failure.GetType().Name),
        };

    /// <summary>The status of a run that this problem ended.</summary>
    public static string StatusOf(Problem ending) => ending.ErrorId == ErrorIds.RunStopped ? RunStatus.Stopped : RunStatus.Failed;
}
