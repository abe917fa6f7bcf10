using System.Diagnostics.CodeAnalysis;
using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>
/// A record that could not be synced: one the target refused, kept as it was protected, or one that could not be read or
/// protected, of which nothing but its place is kept.
/// </summary>
public sealed class DeadLetter
{
    internal DeadLetter() { }

    /// <summary>Makes a dead letter without a record, for tests of scripts that read dead letters.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="kind">The kind of record.</param>
    /// <param name="reason">An error id, or the code that a target gave.</param>
    // Not by properties alone: PowerShell would turn any hashtable into a dead letter and push it.
    [SetsRequiredMembers]
    public DeadLetter(string id, RecordKind kind, string reason) => (Id, Kind, Reason) = (id, kind, reason);

    /// <summary>Names the letter within its target and instance: the key of its row, else kind and place.</summary>
    public required string Id { get; init; }

    /// <summary>What the record is about.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>The key of the row; null when the record could not be read so far.</summary>
    public string? SourceKey { get; init; }

    /// <summary>Where the record is at its source; null when its key says it.</summary>
    public string? Place { get; init; }

    /// <summary>Why: an error id, or the code that the target gave.</summary>
    public required string Reason { get; init; }

    /// <summary>How often it was tried.</summary>
    public long Attempts { get; init; }

    /// <summary>When it failed for the first time.</summary>
    public DateTimeOffset FirstAt { get; init; }

    /// <summary>When it failed last.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>The policy it was protected under.</summary>
    public string PolicyId { get; init; } = "";

    /// <summary>The instance it belongs to; empty for the only one.</summary>
    public string InstanceId { get; init; } = "";

    /// <summary>The target it was meant for, as people know it.</summary>
    public string Target { get; init; } = "";

    /// <summary>Whether the protected record is kept, so that it can be pushed again.</summary>
    public bool HasRecord => Row is not null;

    internal Row? Row { get; init; }

    internal byte[]? RecordHash { get; init; }

    /// <summary>The same, of a target and an instance.</summary>
    internal DeadLetter Of(string target, string instanceId) =>
        new()
        {
            Id = Id,
            Kind = Kind,
            SourceKey = SourceKey,
            Place = Place,
            Reason = Reason,
            Attempts = Attempts,
            FirstAt = FirstAt,
            LastAt = LastAt,
            PolicyId = PolicyId,
            InstanceId = instanceId,
            Target = target,
            Row = Row,
            RecordHash = RecordHash,
        };

    /// <inheritdoc />
    public override string ToString() => $"{Reason} {Id}";
}
