using OpenClawSync.Fingerprint;
using OpenClawSync.Records;

namespace OpenClawSync.Redaction;

/// <summary>
/// Makes records safe to store: maps the few fields that may leave, redacts every text, composes the key and takes the
/// fingerprint last. The only place that makes a <see cref="ProtectedRecord" />.
/// </summary>
internal sealed class Protector
{
    private readonly InstallationKey _key;
    private readonly TextRedactor _redactor;
    private readonly KeyComposer _keys;
    private readonly MemoryMapper _memory;
    private readonly RecordMapper _mapper;
    private readonly InstanceId _instance;
    private readonly int _snippetLength;

    public Protector(ProtectionPolicy policy, ISecretDetector detector, InstallationKey key, InstanceId instance)
    {
        _key = key;
        _instance = instance;
        _redactor = new TextRedactor(detector);
        _keys = new KeyComposer(detector, key);
        _memory = new MemoryMapper(detector, _redactor);
        _mapper = new RecordMapper(policy, _memory);
        _snippetLength = policy.SnippetLength;
        PolicyId = policy.Id(detector);
    }

    public string PolicyId { get; }

    /// <summary>Protects a raw record.</summary>
    /// <exception cref="OpenClawSyncException">The engine failed; the record must not be stored.</exception>
    public ProtectedRecord Protect(OpenClawRecord record) => Guarded(record.Kind, () =>
    {
        var draft = new RowDraft(_redactor);
        _mapper.Map(record, draft);
        SetKey(record, draft);
        draft.Seal(_key);
        return Finish(record.Kind, draft.Row, record.SourceUpdatedAt, draft.RedactionCount);
    });

    /// <summary>Redacts a protected record again, under the present rules. What was noted before is kept.</summary>
    public ProtectedRecord Protect(ProtectedRecord record) => Guarded(record.Kind, () =>
    {
        var draft = new RowDraft(_redactor);
        var row = StoredRow.Redact(record.Row, draft, _keys, _snippetLength);
        draft.Seal(_key);
        return ReferenceEquals(row, record.Row)
            ? record
            : Finish(record.Kind, StoredRow.Remember(row, draft.Row), record.SourceUpdatedAt, draft.RedactionCount);
    });

    private void SetKey(OpenClawRecord record, RowDraft draft)
    {
        var sourceId = record switch
        {
            MemoryRecord { Note: not null } entry => NoteEntryId(entry, draft),
            MemoryRecord entry => GivenEntryId(entry, draft),
            _ => _keys.Mask("sourceId", record.RawKey[0], draft),
        };
        draft.Set("sourceId", _instance.Prefix + sourceId);
        draft.Set("sourceKey", KeyComposer.SourceKey(record.Kind, _instance.Prefix + sourceId));
    }

    private string NoteEntryId(MemoryRecord entry, RowDraft draft)
    {
        var agent = _keys.Mask("sourceId", entry.AgentId ?? "", draft);
        var path = _keys.Mask("filePath", entry.FilePath, draft);
        var section = _memory.SectionId(entry);
        draft.Set("filePath", path);
        draft.Set("sectionId", section);
        return $"{agent}/{path}#{section}";
    }

    private string GivenEntryId(MemoryRecord entry, RowDraft draft)
    {
        draft.Set("filePath", _keys.Mask("filePath", entry.FilePath, draft));
        draft.Set("sectionId", entry.GivenSectionId is null ? null : _keys.Mask("sectionId", entry.GivenSectionId, draft));
        return _keys.Mask("sourceId", entry.RawKey[0], draft);
    }

    private ProtectedRecord Finish(RecordKind kind, Row row, DateTimeOffset? sourceUpdatedAt, int redactionCount) =>
        new(kind, row.With("fingerprint", RecordFingerprint.Of(row)), sourceUpdatedAt, redactionCount, PolicyId);

    // The message of a failure inside could quote the text it failed on, so it goes no further.
    private static ProtectedRecord Guarded(RecordKind kind, Func<ProtectedRecord> protect)
    {
        try
        {
            return protect();
        }
        catch (Exception failure)
        {
            throw new OpenClawSyncException(
                ErrorIds.ProtectionFailed,
                $"A {kind} record could not be protected ({failure.GetType().Name} inside) and is withheld.");
        }
    }
}
