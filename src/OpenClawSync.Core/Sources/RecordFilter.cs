using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>Selects records. By default it selects all.</summary>
internal sealed record RecordFilter
{
    public static RecordFilter All { get; } = new();

    public RecordKinds Kinds { get; init; } = RecordKinds.All;

    /// <summary>Selects records that changed at this time or later, and those without a time.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Selects the records of some agents.</summary>
    public AgentFilter Agents { get; init; } = AgentFilter.All;

    /// <summary>Excludes the jobs that OpenClaw itself declares.</summary>
    public bool ExcludeSystem { get; init; }

    /// <summary>Whether every record of a wanted kind is selected.</summary>
    public bool IsWhole => Since is null && Agents.IsAll && !ExcludeSystem;

    public bool Wants(OpenClawRecord record) =>
        (Since is null || record.SourceUpdatedAt is null || record.SourceUpdatedAt >= Since)
        && !(ExcludeSystem && record is CronJobRecord { IsSystem: true })
        && Agents.Wants(record.AgentId);
}
