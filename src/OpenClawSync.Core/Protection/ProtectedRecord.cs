using System.Collections.Immutable;
using OpenClawSync.Records;

namespace OpenClawSync.Protection;

/// <summary>A record that may be stored: minimized, redacted, keyed and fingerprinted.</summary>
/// <remarks>The constructor is private and the only nested type is the protector, so nothing else can create one.</remarks>
public sealed partial class ProtectedRecord
{
    private ProtectedRecord(
        RecordKind kind,
        Row row,
        DateTimeOffset? sourceUpdatedAt,
        ImmutableSortedDictionary<string, int> redactionsByRule,
        string policyId,
        InstanceId instance
    )
    {
        Kind = kind;
        Row = row;
        SourceUpdatedAt = sourceUpdatedAt;
        RedactionsByRule = redactionsByRule;
        RedactionCount = redactionsByRule.Values.Sum();
        PolicyId = policyId;
        Instance = instance;
    }

    /// <summary>The kind of record.</summary>
    public RecordKind Kind { get; }

    /// <summary>The deterministic key of the row: <c>sourceType:sourceId</c>.</summary>
    public string SourceKey => Row.Text("sourceKey")!;

    /// <summary>The part of the key after its type.</summary>
    public string SourceId => Row.Text("sourceId")!;

    /// <summary>The title of a task or memory entry, or the name of a job; redacted.</summary>
    public string? Title => Row.Text("title") ?? Row.Text("name");

    /// <summary>SHA-256, lower-case hex, over the canonical JSON of the stored fields after redaction.</summary>
    public string Fingerprint => Row.Text("fingerprint")!;

    /// <summary>Why something was redacted: reasons, sorted, joined by commas; null when nothing was.</summary>
    public string? RedactionReason => Row.Text("redactionReason");

    /// <summary>Where something was redacted.</summary>
    public IReadOnlyList<string> RedactedPaths => Row.List("redactedPaths") ?? [];

    /// <summary>A keyed hash of the raw values that were redacted: <c>hmac1:keyId:hex</c>.</summary>
    public string? ContentHash => Row.Text("contentHash");

    /// <summary>private, team or public.</summary>
    public string Visibility => Row.Text("visibility")!;

    /// <summary>user, role or system.</summary>
    public string OwnerType => Row.Text("ownerType")!;

    /// <summary>Who owns the row.</summary>
    public string OwnerId => Row.Text("ownerId")!;

    /// <summary>When the record last changed at its source.</summary>
    public DateTimeOffset? SourceUpdatedAt { get; }

    /// <summary>How many places were replaced by the placeholder when this object was created.</summary>
    public int RedactionCount { get; }

    /// <summary>The id of the policy it was protected under. Equal ids give equal rows for equal records.</summary>
    public string PolicyId { get; }

    /// <summary>The id of the instance it was protected for; empty when there is only one.</summary>
    public string InstanceId => Instance.Value;

    /// <summary>Every field that will be stored, by its stored name. Times are epoch milliseconds; absent fields are omitted.</summary>
    public IReadOnlyDictionary<string, object> Fields => Row;

    /// <summary>How many places each rule replaced; empty when nothing was redacted.</summary>
    internal IReadOnlyDictionary<string, int> RedactionsByRule { get; }

    internal Row Row { get; }

    internal InstanceId Instance { get; }

    /// <summary>The key, which is safe to print.</summary>
    public override string ToString() => SourceKey;
}
