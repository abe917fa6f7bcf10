using OpenClawSync.Connections;

namespace OpenClawSync.Setup;

/// <summary>What Initialize-OpenClawSync found and made.</summary>
public sealed class SyncSetup
{
    /// <summary>Where records are read: a state folder, a file, or the host of a URL.</summary>
    public required string Source { get; init; }

    /// <summary>How many records are there.</summary>
    public required RecordCounts Holds { get; init; }

    /// <summary>Where records go: a file, or the host of an endpoint.</summary>
    public required string Target { get; init; }

    /// <summary>What was seen of the target.</summary>
    public required TargetCheck[] Checks { get; init; }

    /// <summary>The policy file.</summary>
    public required string PolicyPath { get; init; }

    /// <summary>What became of it.</summary>
    public required PolicyFileState PolicyState { get; init; }

    /// <summary>What to run next: a look at what would be done, the first sync, and a schedule.</summary>
    public required string[] NextCommands { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Source} -> {Target}";
}
