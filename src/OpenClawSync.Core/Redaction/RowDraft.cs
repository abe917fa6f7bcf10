using OpenClawSync.Fingerprint;
using OpenClawSync.Records;

namespace OpenClawSync.Redaction;

/// <summary>A row in the making. Every text that goes in passes the redactor, and what it took out is noted by path.</summary>
internal sealed class RowDraft(TextRedactor redactor)
{
    // Labels are for lists; bodies have the policy's length.
    private const int LabelLength = 200;

    private readonly SortedDictionary<string, object> _rawByPath = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _reasons = new(StringComparer.Ordinal);
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);

    public Row Row { get; private set; } = Row.Empty;

    public int RedactionCount { get; private set; }

    public void Set(string name, object? value)
    {
        Row = Row.With(name, value);
        _settled.Remove(name);
    }

    /// <summary>Sets what the redactor made.</summary>
    public void SetSettled(string name, object value)
    {
        Set(name, value);
        _settled.Add(name);
    }

    /// <summary>Whether the redactor's last pass was over this very value, and found nothing.</summary>
    public bool IsSettled(string name, object value) => _settled.Contains(name) && (value, Row[name]) switch
    {
        (string text, string settled) => text == settled,
        (IReadOnlyList<string> list, IReadOnlyList<string> settled) => list.SequenceEqual(settled, StringComparer.Ordinal),
        _ => false,
    };

    public void SetText(string name, string? raw, int length = LabelLength)
    {
        if (string.IsNullOrWhiteSpace(raw))
        {
            return;
        }

        var redacted = redactor.Redact(raw, length);
        SetSettled(name, redacted.Text);
        foreach (var hit in redacted.Hits)
        {
            Note(name, raw, hit.Reason);
        }
    }

    public void SetTextList(string name, IReadOnlyList<string> raw)
    {
        if (raw.Count == 0)
        {
            return;
        }

        var redacted = raw.Select(item => redactor.Redact(item, LabelLength)).ToList();
        SetSettled(name, redacted.Select(item => item.Text).Distinct(StringComparer.Ordinal));
        foreach (var hit in redacted.SelectMany(item => item.Hits))
        {
            Note(name, raw, hit.Reason);
        }
    }

    /// <summary>Notes that something was taken out at a path.</summary>
    public void Note(string path, object rawValue, string reason)
    {
        _rawByPath[path] = rawValue;
        _reasons.Add(reason);
        RedactionCount++;
    }

    /// <summary>Adds what was redacted, why, and the keyed hash of the raw values; nothing when nothing was.</summary>
    public void Seal(InstallationKey key)
    {
        if (_rawByPath.Count == 0)
        {
            return;
        }

        Set("redactionReason", string.Join(',', _reasons));
        Set("redactedPaths", _rawByPath.Keys);
        Set("contentHash", $"hmac1:{key.KeyId}:{Convert.ToHexStringLower(key.Hash(CanonicalJson.Utf8(_rawByPath)))}");
    }
}
