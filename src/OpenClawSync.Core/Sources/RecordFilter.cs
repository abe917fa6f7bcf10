using System.Collections.Immutable;
using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>Which records are wanted. Without any choice, all are.</summary>
internal sealed record RecordFilter
{
    public static RecordFilter All { get; } = new();

    public RecordKinds Kinds { get; init; } = RecordKinds.All;

    /// <summary>Records that changed at this time or later; those without a time are wanted too.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Ids of agents, in any case.</summary>
    public ImmutableHashSet<string> Agents { get; init; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Leaves out the jobs that OpenClaw itself declares.</summary>
    public bool ExcludeSystem { get; init; }

    /// <summary>Whether a pass over one of the wanted kinds sees every record of it.</summary>
    public bool IsWhole => Since is null && Agents.IsEmpty && !ExcludeSystem;

    public bool Wants(OpenClawRecord record) =>
        (Since is null || record.SourceUpdatedAt is null || record.SourceUpdatedAt >= Since)
        && !(ExcludeSystem && record is CronJobRecord { IsSystem: true })
        && (Agents.IsEmpty || (record.AgentId is { } agent && Agents.Contains(agent)));
}
