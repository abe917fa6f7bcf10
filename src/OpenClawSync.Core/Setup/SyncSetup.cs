using OpenClawSync.Connections;

namespace OpenClawSync.Setup;

/// <summary>What Initialize-OpenClawSync found and created.</summary>
public sealed class SyncSetup
{
    /// <summary>The source: a state folder, a file, or the host of a URL.</summary>
    public required string Source { get; init; }

    /// <summary>The numbers of records in the source.</summary>
    public required RecordCounts Holds { get; init; }

    /// <summary>The target: a file, or the host of an endpoint.</summary>
    public required string Target { get; init; }

    /// <summary>The checks of the target.</summary>
    public required TargetCheck[] Checks { get; init; }

    /// <summary>The policy file.</summary>
    public required string PolicyPath { get; init; }

    /// <summary>What happened to it.</summary>
    public required PolicyFileState PolicyState { get; init; }

    /// <summary>The instance id; empty when there is only one instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>What to run next: a preview of the first sync, the first sync, and a schedule.</summary>
    public required string[] NextCommands { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Source} -> {Target}";
}
