namespace OpenClawSync.Records;

/// <summary>
/// One thing read from OpenClaw, as it is on disk. Its text is raw and may hold secrets: read it by property, never print it.
/// </summary>
public abstract class OpenClawRecord
{
    private protected OpenClawRecord() { }

    /// <summary>What the record is about.</summary>
    public abstract RecordKind Kind { get; }

    /// <summary>The agent the record belongs to, when the source names one.</summary>
    public string? AgentId { get; init; }

    /// <summary>When the record last changed at its source; null when the source does not say.</summary>
    public DateTimeOffset? SourceUpdatedAt { get; init; }

    /// <summary>The store and its version, such as <c>openclaw.sqlite/18</c>, <c>memory/1</c> or <c>starter/1</c>.</summary>
    public required string SourceFormat { get; init; }

    /// <summary>private, team or public, when the source itself says so; otherwise the policy decides.</summary>
    public string? Visibility { get; init; }

    /// <summary>user, role or system, when the source itself says so; otherwise the policy decides.</summary>
    public string? OwnerType { get; init; }

    /// <summary>The owner, when the source itself says so; otherwise the policy decides.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The parts of the key as the source spells them. The protector composes the key from them.</summary>
    internal abstract IReadOnlyList<string> RawKey { get; }

    /// <summary>Tells every raw value that can show in the stored row, in a fixed order. The stamp of a record is taken over these.</summary>
    internal virtual void Tell(IRawValues values)
    {
        values.Add(AgentId);
        values.Add(SourceUpdatedAt);
        values.Add(SourceFormat);
        values.Add(Visibility);
        values.Add(OwnerType);
        values.Add(OwnerId);
    }

    /// <summary>Names the kind only: raw text, ids and paths stay out of anything that prints an object.</summary>
    public sealed override string ToString() => $"OpenClaw {Kind} record (unprotected)";
}
