using OpenClawSync.Records;

namespace OpenClawSync.Runs;

/// <summary>
/// Describes what ended a run. Of an unexpected exception only the type is reported, because its message could quote content.
/// </summary>
internal static class RunProblem
{
    public static Problem From(Exception failure, string place, CancellationToken cancellationToken) =>
        failure switch
        {
            OpenClawSyncException known => Problem.Error(known.ErrorId, place, known.Message),
            // After a cancellation any exception counts as the stop itself.
            _ when cancellationToken.IsCancellationRequested => Problem.Error(
                ErrorIds.RunStopped,
                place,
                "The run was stopped. The next run continues where it left off."
            ),
            _ => Problem.Error(ErrorIds.Unexpected, place, failure.GetType().Name),
        };

    /// <summary>The status of a run that was ended by this problem.</summary>
    public static string StatusFor(Problem ending) => ending.ErrorId == ErrorIds.RunStopped ? RunStatus.Stopped : RunStatus.Failed;
}
