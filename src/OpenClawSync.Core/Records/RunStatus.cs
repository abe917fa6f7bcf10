namespace OpenClawSync.Records;

/// <summary>The status of a finished run, as it is stored.</summary>
internal static class RunStatus
{
    public const string Succeeded = "succeeded";
    public const string Partial = "partial";
    public const string Failed = "failed";
    public const string Stopped = "stopped";
    public const string Push = "push";
}
