using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>Whether a source has a place.</summary>
internal enum PlaceState
{
    Present,

    /// <summary>It does not exist, or is an empty folder or file, such as the mount point of a volume that is not mounted.</summary>
    Absent,

    /// <summary>It does not exist, and another place has taken over what it held.</summary>
    Superseded,

    /// <summary>Nobody looked for it in this run, so it counts as it was.</summary>
    Unexamined,
}

/// <summary>
/// A place that a source reads as a whole: a store, a workspace or the config. When it was there before and is not any more, the absence of
/// its records proves nothing.
/// </summary>
/// <param name="Name">The name, the same in every run.</param>
/// <param name="Kinds">The kinds of its records.</param>
/// <param name="State">Whether it is there.</param>
internal sealed record SourcePlace(string Name, RecordKinds Kinds, PlaceState State)
{
    /// <summary>The agent whose records are there; null for those of all agents.</summary>
    public string? AgentId { get; init; }

    /// <summary>The state of a database that was read; null for any other place.</summary>
    public PlaceVersion? Version { get; init; }

    /// <summary>The name of the place that it is a part of, and is missing with; null for a place of its own.</summary>
    public string? Within { get; init; }

    /// <summary>What to report when the place is absent and no earlier run read it; null for nothing.</summary>
    public Problem? Problem { get; init; }

    public static SourcePlace Config(PlaceState state) => new("config", [RecordKind.Memory], state);

    public static SourcePlace Workspace(string agentId, PlaceState state) =>
        new("workspace", [RecordKind.Memory], state) { AgentId = agentId };
}
