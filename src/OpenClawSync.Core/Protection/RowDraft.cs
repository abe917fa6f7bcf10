using System.Collections.Immutable;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;

namespace OpenClawSync.Protection;

/// <summary>A row in the making. Every text that goes in passes the redactor, and what it took out is noted by path.</summary>
internal sealed class RowDraft(TextRedactor redactor)
{
    // Labels are for lists; bodies have the policy's length.
    private const int LabelLength = 200;

    private readonly RowBuilder _row = new();

    // What the redactor made for a field. A field that was set otherwise since holds another value, or this very text.
    private readonly List<KeyValuePair<string, object>> _settled = new(16);

    // Most records hold no secret.
    private RedactionNotes? _notes;

    /// <summary>How many places each rule made us take out.</summary>
    public ImmutableSortedDictionary<string, int> RedactionsByRule => _notes?.CountByRule ?? ImmutableSortedDictionary<string, int>.Empty;

    public Row ToRow() => _row.ToRow();

    public string? Text(string name) => _row.Find(name) as string;

    public IReadOnlyList<string>? List(string name) => _row.Find(name) as IReadOnlyList<string>;

    public void Set(string name, object? value) => _row.Set(name, value);

    /// <summary>Sets what the redactor made.</summary>
    public void SetProven(string name, object value) => _settled.Add(KeyValuePair.Create(name, _row.Set(name, value)!));

    /// <summary>Whether the redactor's last pass was over this very value, and found nothing.</summary>
    public bool IsProven(string name, object value)
    {
        foreach (var (provenName, settled) in _settled)
        {
            if (provenName == name && (ReferenceEquals(value, settled) || IsSame(value, settled)))
            {
                return true;
            }
        }

        return false;
    }

    public void SetText(string name, string? raw, int length = LabelLength)
    {
        if (string.IsNullOrWhiteSpace(raw))
        {
            return;
        }

        var redacted = redactor.Redact(raw, length);
        SetProven(name, redacted.Text);
        foreach (var hit in redacted.Hits)
        {
            Note(name, raw, hit);
        }
    }

    public void SetTextList(string name, IReadOnlyList<string> raw)
    {
        if (raw.Count == 0)
        {
            return;
        }

        var redacted = raw.Select(item => redactor.Redact(item, LabelLength)).ToList();
        SetProven(name, redacted.Select(item => item.Text).Distinct(StringComparer.Ordinal));
        foreach (var hit in redacted.SelectMany(item => item.Hits))
        {
            Note(name, raw, hit);
        }
    }

    /// <summary>Notes that something was taken out at a path.</summary>
    public void Note(string path, object rawValue, SecretHit hit) => Note(path, rawValue, hit.RuleId, hit.Reason);

    /// <inheritdoc cref="Note(string, object, SecretHit)" />
    public void Note(string path, object rawValue, string ruleId, string reason) =>
        (_notes ??= new RedactionNotes()).Add(path, rawValue, ruleId, reason);

    /// <summary>Adds what was redacted, why, and the keyed hash of the raw values; nothing when nothing was.</summary>
    public void Complete(InstallationKey key)
    {
        if (_notes is not null)
        {
            Set("redactionReason", _notes.Reasons);
            Set("redactedPaths", _notes.RawByPath.Keys);
            Set("contentHash", $"hmac1:{key.KeyId}:{Convert.ToHexStringLower(key.Hash(CanonicalJson.Utf8(_notes.RawByPath)))}");
        }
    }

    private static bool IsSame(object value, object settled) =>
        (value, settled) switch
        {
            (string text, string same) => text == same,
            (IReadOnlyList<string> list, IReadOnlyList<string> same) => list.SequenceEqual(same, StringComparer.Ordinal),
            _ => false,
        };
}
