using System.Collections.Immutable;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;

namespace OpenClawSync.Protection;

/// <summary>A row under construction. Every text passes the redactor on its way in, and redactions are noted by path.</summary>
internal sealed class RowDraft(TextRedactor redactor)
{
    // For texts that are shown in lists; longer bodies have the length that the policy allows.
    private const int MaxLabelLength = 200;

    private readonly RowBuilder _row = new();

    // The redactor's results by field. A field that was set in another way since then holds a different value, or the very same text.
    private readonly List<KeyValuePair<string, object>> _clean = new(16);

    // Null until the first redaction, because most records contain no secret.
    private RedactionNotes? _notes;

    /// <summary>How many places each rule redacted.</summary>
    public ImmutableSortedDictionary<string, int> RedactionsByRule => _notes?.CountByRule ?? ImmutableSortedDictionary<string, int>.Empty;

    public Row ToRow() => _row.ToRow();

    public string? Text(string name) => _row.Find(name) as string;

    public IReadOnlyList<string>? List(string name) => _row.Find(name) as IReadOnlyList<string>;

    public void Set(string name, object? value) => _row.Set(name, value);

    /// <summary>Sets a field to a result of the redactor, in which the detector finds nothing.</summary>
    public void SetClean(string name, object value) => _clean.Add(KeyValuePair.Create(name, _row.Set(name, value)!));

    /// <summary>Whether the value is the redactor's result for the field, so that the detector need not scan it again.</summary>
    public bool IsClean(string name, object value)
    {
        foreach (var (cleanName, clean) in _clean)
        {
            if (cleanName == name && (ReferenceEquals(value, clean) || IsSame(value, clean)))
            {
                return true;
            }
        }

        return false;
    }

    public void SetText(string name, string? raw, int length = MaxLabelLength)
    {
        if (string.IsNullOrWhiteSpace(raw))
        {
            return;
        }

        var redacted = redactor.Redact(raw, length);
        SetClean(name, redacted.Text);
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

        var redacted = raw.Select(item => redactor.Redact(item, MaxLabelLength)).ToList();
        SetClean(name, redacted.Select(item => item.Text).Distinct(StringComparer.Ordinal));
        foreach (var hit in redacted.SelectMany(item => item.Hits))
        {
            Note(name, raw, hit);
        }
    }

    /// <summary>Notes a redaction at a path.</summary>
    public void Note(string path, object rawValue, SecretHit hit) => Note(path, rawValue, hit.RuleId, hit.Reason);

    /// <inheritdoc cref="Note(string, object, SecretHit)" />
    public void Note(string path, object rawValue, string ruleId, string reason) =>
        (_notes ??= new RedactionNotes()).Add(path, rawValue, ruleId, reason);

    /// <summary>Adds the fields that describe the redactions: their paths, their reasons, and the keyed hash of the raw values.</summary>
    public void Complete(InstallationKey key)
    {
        if (_notes is not null)
        {
            Set("redactionReason", _notes.Reasons);
            Set("redactedPaths", _notes.RawByPath.Keys);
            Set("contentHash", $"hmac1:{key.KeyId}:{Convert.ToHexStringLower(key.Hash(CanonicalJson.Utf8(_notes.RawByPath)))}");
        }
    }

    private static bool IsSame(object value, object clean) =>
        (value, clean) switch
        {
            (string text, string same) => text == same,
            (IReadOnlyList<string> list, IReadOnlyList<string> same) => list.SequenceEqual(same, StringComparer.Ordinal),
            _ => false,
        };
}

/// <summary>
/// The redactions of one record: their paths, reasons and rules, and the raw values, which leave the machine only as a keyed hash.
/// </summary>
internal sealed class RedactionNotes
{
    private readonly SortedSet<string> _reasons = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _countByRule = new(StringComparer.Ordinal);

    /// <summary>The raw value at each path.</summary>
    public SortedDictionary<string, object> RawByPath { get; } = new(StringComparer.Ordinal);

    public string Reasons => string.Join(',', _reasons);

    public ImmutableSortedDictionary<string, int> CountByRule => _countByRule.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public void Add(string path, object rawValue, string ruleId, string reason)
    {
        RawByPath[path] = rawValue;
        _reasons.Add(reason);
        _countByRule[ruleId] = _countByRule.GetValueOrDefault(ruleId) + 1;
    }
}
