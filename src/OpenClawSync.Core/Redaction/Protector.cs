using System.Collections.Concurrent;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;

namespace OpenClawSync.Redaction;

/// <summary>
/// Makes records safe to store: maps the few fields that may leave, redacts every text, composes the key and takes the
/// fingerprint last. The only place that makes a <see cref="ProtectedRecord" />.
/// </summary>
internal sealed class Protector
{
    private readonly ProtectionPolicy _policy;
    private readonly ISecretDetector _detector;
    private readonly InstallationKey _key;
    private readonly KeyComposer _keys;
    private readonly InstanceId _instance;

    // By detector: a policy may have another for some paths.
    private readonly ConcurrentDictionary<ISecretDetector, ProtectionStage> _stages = new(ReferenceEqualityComparer.Instance);

    public Protector(ProtectionPolicy policy, ISecretDetector detector, InstallationKey key, InstanceId instance)
    {
        (_policy, _detector, _key, _instance) = (policy, detector, key, instance);
        _keys = new KeyComposer(detector, key);
        PolicyId = policy.Id(detector);
    }

    public string PolicyId { get; }

    /// <summary>Protects a raw record.</summary>
    /// <exception cref="OpenClawSyncException">The engine failed; the record must not be stored.</exception>
    public ProtectedRecord Protect(OpenClawRecord record) => Guarded(record.Kind, () =>
    {
        var stage = Stage((record as MemoryRecord)?.FilePath);
        var draft = new RowDraft(stage.Redactor);
        SetKey(record, draft, stage);
        stage.Mapper.Map(record, draft);
        draft.Seal(_key);
        RowProof.Require(draft.Row, draft, _detector);
        return Finish(record.Kind, draft.Row, record.SourceUpdatedAt, draft.RedactionCount, _instance);
    });

    public string KeyOf(OpenClawRecord record) => Protect(record).SourceKey;

    public ProtectedRecord ProtectAgain(RecordKind kind, Row stored) => Protect(new ProtectedRecord(kind, stored, null, 0, PolicyId, _instance));

    /// <summary>Redacts a protected record again, under the present rules. What was noted before is kept.</summary>
    public ProtectedRecord Protect(ProtectedRecord record) => Guarded(record.Kind, () =>
    {
        var draft = new RowDraft(Stage(record.Row.Text("filePath")).Redactor);
        var row = StoredRow.Redact(record.Row, draft, _keys, _policy.SnippetLength);
        draft.Seal(_key);
        RowProof.Require(row, draft, _detector);
        return ReferenceEquals(row, record.Row)
            ? record
            : Finish(record.Kind, StoredRow.Remember(row, draft.Row), record.SourceUpdatedAt, draft.RedactionCount, record.Instance);
    });

    private ProtectionStage Stage(string? path) => _stages.GetOrAdd(_detector.At(path), detector => new ProtectionStage(_policy, detector));

    private void SetKey(OpenClawRecord record, RowDraft draft, ProtectionStage stage)
    {
        var sourceId = record switch
        {
            MemoryRecord { Note: not null } entry => NoteEntryId(entry, draft, stage),
            MemoryRecord entry => GivenEntryId(entry, draft),
            _ => _keys.Mask("sourceId", record.RawKey[0], draft),
        };
        draft.Set("sourceId", _instance.Prefix + sourceId);
        draft.Set("sourceKey", KeyComposer.SourceKey(record.Kind, _instance.Prefix + sourceId));
    }

    private string NoteEntryId(MemoryRecord entry, RowDraft draft, ProtectionStage stage)
    {
        var agent = _keys.Mask("sourceId", entry.AgentId ?? "", draft);
        var path = _keys.Mask("filePath", entry.FilePath, draft);
        var section = stage.Memory.SectionId(entry);
        draft.Set("filePath", path);
        draft.Set("sectionId", section);
        return _keys.Seal($"{agent}/{path}#{section}");
    }

    private string GivenEntryId(MemoryRecord entry, RowDraft draft)
    {
        draft.Set("filePath", _keys.Mask("filePath", entry.FilePath, draft));
        draft.Set("sectionId", entry.GivenSectionId is null ? null : _keys.Mask("sectionId", entry.GivenSectionId, draft));
        return _keys.Mask("sourceId", entry.RawKey[0], draft);
    }

    private ProtectedRecord Finish(RecordKind kind, Row row, DateTimeOffset? sourceUpdatedAt, int redactionCount, InstanceId instance) =>
        new(kind, row.With("fingerprint", RecordFingerprint.Of(row)), sourceUpdatedAt, redactionCount, PolicyId, instance);

    // The message of a failure inside could quote the text it failed on, so it goes no further.
    private static ProtectedRecord Guarded(RecordKind kind, Func<ProtectedRecord> protect)
    {
        try
        {
            return protect();
        }
        catch (UnsafeRowException failure)
        {
            throw new OpenClawSyncException(
                ErrorIds.ProtectionFailed, $"A {kind} record is withheld: {failure.Message}.");
        }
        catch (Exception failure)
        {
            throw new OpenClawSyncException(
                ErrorIds.ProtectionFailed,
                $"A {kind} record could not be protected ({failure.GetType().Name} inside) and is withheld.");
        }
    }
}
