namespace OpenClawSync.PowerShell.Tests.Support;

/// <summary>What the sample home in the fixtures contains.</summary>
internal static class SampleHome
{
    /// <summary>The number of its records: tasks, cron jobs and memory entries.</summary>
    public const long RecordCount = 28;
}
