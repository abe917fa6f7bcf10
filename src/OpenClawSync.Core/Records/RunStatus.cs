namespace OpenClawSync.Records;

/// <summary>How a run ended.</summary>
internal static class RunStatus
{
    public const string Succeeded = "succeeded";
    public const string Partial = "partial";
    public const string Failed = "failed";
    public const string Stopped = "stopped";
    public const string Push = "push";
}
