namespace OpenClawSync.Records;

/// <summary>What a record is about; the first part of its key.</summary>
public enum RecordKind
{
    /// <summary>A task OpenClaw runs or ran (<c>task:</c>).</summary>
    Task,

    /// <summary>A scheduled job (<c>cron:</c>).</summary>
    Cron,

    /// <summary>One entry of a memory note (<c>memory:</c>).</summary>
    Memory,
}
