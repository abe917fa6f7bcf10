using System.Collections.Immutable;
using OpenClawSync.Records;

namespace OpenClawSync.Protection;

/// <summary>A record that may be stored: minimized, redacted, keyed and fingerprinted.</summary>
/// <remarks>The constructor is private and the only nested type is the protector, so nothing else can create one.</remarks>
public sealed partial class ProtectedRecord : RowRecord
{
    private ProtectedRecord(
        RecordKind kind,
        Row row,
        ImmutableSortedDictionary<string, int> redactionsByRule,
        string policyId,
        InstanceId instance
    )
        : base(kind, row)
    {
        RedactionsByRule = redactionsByRule;
        RedactionCount = redactionsByRule.Values.Sum();
        PolicyId = policyId;
        Instance = instance;
    }

    /// <summary>How many places were replaced by the placeholder when this object was created.</summary>
    public int RedactionCount { get; }

    /// <summary>The id of the policy it was protected under. Equal ids give equal rows for equal records.</summary>
    public string PolicyId { get; }

    /// <summary>The id of the instance it was protected for; empty when there is only one.</summary>
    public string InstanceId => Instance.Value;

    /// <summary>How many places each rule replaced; empty when nothing was redacted.</summary>
    internal IReadOnlyDictionary<string, int> RedactionsByRule { get; }

    internal InstanceId Instance { get; }
}
