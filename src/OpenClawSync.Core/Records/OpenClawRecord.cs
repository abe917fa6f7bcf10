namespace OpenClawSync.Records;

/// <summary>
/// A record as OpenClaw stores it. Its text is raw and may contain secrets: read it by property, and never print it.
/// </summary>
public abstract class OpenClawRecord
{
    private protected OpenClawRecord() { }

    /// <summary>The kind of record.</summary>
    public abstract RecordKind Kind { get; }

    private string? _agentId;

    /// <summary>The agent that the record belongs to; null when the source does not name one.</summary>
    public string? AgentId
    {
        get => _agentId;
        init => _agentId = value;
    }

    /// <summary>When the record last changed at its source; null when the source does not say.</summary>
    public DateTimeOffset? SourceUpdatedAt { get; init; }

    /// <summary>The store and its version, such as <c>openclaw.sqlite/18</c>, <c>memory/1</c> or <c>starter/1</c>.</summary>
    public required string SourceFormat { get; init; }

    /// <summary>
    /// private, team or public when the source states it, in any casing; null when the policy decides. Another value is an error.
    /// </summary>
    public string? Visibility
    {
        get;
        init => field = OwnershipNames.Require(nameof(Visibility), value, OwnershipNames.Visibilities);
    }

    /// <summary>
    /// user, role or system when the source states it, in any casing; null when the policy decides. Another value is an error.
    /// </summary>
    public string? OwnerType
    {
        get;
        init => field = OwnershipNames.Require(nameof(OwnerType), value, OwnershipNames.OwnerTypes);
    }

    /// <summary>The owner when the source states it; null when the policy decides.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The parts of the key as the source spells them, from which the protector composes the key.</summary>
    internal abstract IReadOnlyList<string> RawKey { get; }

    /// <summary>
    /// Writes every raw value that can affect the stored row, in a fixed order. The record hash is computed over these values.
    /// </summary>
    internal virtual void WriteRawValues(IRawValueWriter values)
    {
        values.Add(AgentId);
        values.Add(SourceUpdatedAt);
        values.Add(SourceFormat);
        values.Add(Visibility);
        values.Add(OwnerType);
        values.Add(OwnerId);
    }

    /// <summary>A copy of the record that belongs to an agent.</summary>
    internal OpenClawRecord WithAgent(string agentId)
    {
        var copy = (OpenClawRecord)MemberwiseClone();
        copy._agentId = agentId;
        return copy;
    }

    /// <summary>
    /// Whether another store that adds to this record could not be read. Such a record is new to a target or is left as it is there.
    /// </summary>
    internal bool IsPartial { get; private set; }

    /// <summary>A copy of the record that says that it is partial.</summary>
    internal OpenClawRecord AsPartial()
    {
        var copy = (OpenClawRecord)MemberwiseClone();
        copy.IsPartial = true;
        return copy;
    }

    /// <summary>Names only the kind, so that nothing that prints an object shows raw text, ids or paths.</summary>
    public sealed override string ToString() => $"OpenClaw {Kind} record (unprotected)";
}
