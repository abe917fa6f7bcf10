using OpenClawSync.Records;

namespace OpenClawSync.Runs;

/// <summary>How a run ended.</summary>
internal static class RunStatus
{
    public const string Succeeded = "succeeded";
    public const string Partial = "partial";
    public const string Failed = "failed";
    public const string Stopped = "stopped";
    public const string Push = "push";

    public static string Of(RunTally tally) => (tally.Errors, tally.Acknowledged) switch
    {
        (0, _) => Succeeded,
        (_, 0) => Failed,
        _ => Partial,
    };

    /// <summary>The status of a run that this problem ended.</summary>
    public static string Of(Problem ending) => ending.ErrorId == ErrorIds.RunStopped ? Stopped : Failed;
}
