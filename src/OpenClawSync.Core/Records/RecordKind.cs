namespace OpenClawSync.Records;

/// <summary>The kind of a record. It determines the prefix of the key.</summary>
public enum RecordKind
{
    /// <summary>A task that OpenClaw runs or has run (<c>task:</c>).</summary>
    Task,

    /// <summary>A scheduled job (<c>cron:</c>).</summary>
    Cron,

    /// <summary>One entry of a memory note (<c>memory:</c>).</summary>
    Memory,
}
