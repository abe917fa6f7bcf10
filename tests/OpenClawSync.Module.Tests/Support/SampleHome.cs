namespace OpenClawSync.Module.Tests.Support;

/// <summary>What the sample home in the fixtures contains.</summary>
internal static class SampleHome
{
    /// <summary>The number of its records: tasks, cron jobs and memory entries.</summary>
    public const int RecordCount = 28;
}
