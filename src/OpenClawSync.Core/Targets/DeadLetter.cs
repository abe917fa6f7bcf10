using System.Diagnostics.CodeAnalysis;
using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>
/// A record that could not be synced. One that the target refused is kept as it was protected; of one that could not be read or
/// protected only its location is kept.
/// </summary>
public sealed record DeadLetter
{
    internal DeadLetter() { }

    /// <summary>Makes a dead letter without a record, for tests of scripts that read dead letters.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="kind">The kind of record.</param>
    /// <param name="reason">An error id, or the code that a target gave.</param>
    // Not by properties alone: PowerShell would turn any hashtable into a dead letter and push it.
    [SetsRequiredMembers]
    public DeadLetter(string id, RecordKind kind, string reason) => (Id, Kind, Reason) = (id, kind, reason);

    /// <summary>Identifies the dead letter within its target and instance: the key of its row, else its kind and location.</summary>
    public required string Id { get; init; }

    /// <summary>What the record is about.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>The key of the row; null when the record was never read successfully.</summary>
    public string? SourceKey { get; init; }

    /// <summary>Where the record is in its source; null when its key identifies it.</summary>
    public string? Place { get; init; }

    /// <summary>Why it failed: an error id, or the code that the target returned.</summary>
    public required string Reason { get; init; }

    /// <summary>The number of attempts so far.</summary>
    public long Attempts { get; init; }

    /// <summary>When it first failed.</summary>
    public DateTimeOffset FirstAt { get; init; }

    /// <summary>When it last failed.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>The policy it was protected under.</summary>
    public string PolicyId { get; init; } = "";

    /// <summary>The instance it belongs to; empty for the default instance.</summary>
    public string InstanceId { get; init; } = "";

    /// <summary>The display name of the target it was meant for.</summary>
    public string Target { get; init; } = "";

    /// <summary>Whether the protected record is kept, so that it can be pushed again.</summary>
    public bool HasRecord => Row is not null;

    internal Row? Row { get; init; }

    internal byte[]? RecordHash { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Reason} {Id}";
}
