using System.Collections.Concurrent;
using OpenClawSync.Detection;
using OpenClawSync.Fingerprint;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.Protection;

public sealed partial class ProtectedRecord
{
    /// <summary>
    /// Makes records safe to store: maps the few fields that may leave the machine, redacts every text, composes the key and computes the
    /// fingerprint last. It is nested in the type it creates, because only a nested type can reach a private constructor.
    /// </summary>
    internal sealed class Protector
    {
        // Fields that the target itself sets.
        private static readonly string[] TargetFields = ["updatedAt", "removedAt"];

        private readonly ProtectionPolicy _policy;
        private readonly ISecretDetector _detector;
        private readonly InstallationKey _key;
        private readonly InstanceId _instance;
        private readonly KeyComposer _composer;
        private readonly RecordKeys _keys;
        private readonly OwnershipMapper _owners;

        // One for each detector, because a policy may use another detector for some paths.
        private readonly ConcurrentDictionary<ISecretDetector, ProtectionStage> _stages = new(ReferenceEqualityComparer.Instance);

        public Protector(ProtectionPolicy policy, ISecretDetector detector, InstallationKey key, InstanceId instance)
        {
            (_policy, _detector, _key, _instance) = (policy, detector, key, instance);
            _composer = new KeyComposer(detector, key);
            _keys = new RecordKeys(_composer, instance);
            _owners = new OwnershipMapper(policy);
            PolicyId = policy.Id(detector);
        }

        public string PolicyId { get; }

        /// <summary>Protects a raw record.</summary>
        /// <exception cref="OpenClawSyncException">The detection engine failed; the record must not be stored.</exception>
        public ProtectedRecord Protect(OpenClawRecord record) => Prepare(record).Complete();

        /// <summary>
        /// Composes the key of a raw record and defers the rest, because a record that the target already has needs no more. The key of a
        /// note's entry depends on all headings of the note, so preparing the first entry scans the whole note.
        /// </summary>
        /// <exception cref="OpenClawSyncException">The detection engine failed; the record must not be stored.</exception>
        public PreparedRecord Prepare(OpenClawRecord record)
        {
            try
            {
                var stage = Stage((record as MemoryRecord)?.FilePath);
                var draft = new RowDraft(stage.Redactor);
                _keys.Set(record, draft, stage.Memory);
                return new PreparedRecord(draft.Text("sourceKey")!, () => Complete(record, draft, stage));
            }
            catch (Exception failure)
            {
                throw Rejected(record.Kind, failure);
            }
        }

        /// <summary>Redacts a protected record again under the current rules. Earlier redactions stay recorded.</summary>
        public ProtectedRecord Protect(ProtectedRecord record)
        {
            try
            {
                var draft = new RowDraft(Stage(record.Row.Text("filePath")).Redactor);
                var row = Redact(record.Row, draft);
                return ReferenceEquals(row, record.Row)
                    ? record
                    : Finish(record.Kind, RowRedactor.MergeHistory(row, draft.ToRow()), draft, record.Instance);
            }
            catch (Exception failure)
            {
                throw Rejected(record.Kind, failure);
            }
        }

        /// <summary>
        /// Protects a stored row again under the current policy: its rules, its lengths and its ownership. The key keeps the instance it
        /// was made for, and changes when a rule now fires in it. A content hash by an earlier installation key is dropped, because that
        /// key may be known to others.
        /// </summary>
        /// <exception cref="OpenClawSyncException">The detection engine failed; the row must not be stored.</exception>
        public ProtectedRecord ProtectAgain(RecordKind kind, Row stored)
        {
            try
            {
                var draft = new RowDraft(Stage(stored.Text("filePath")).Redactor);
                var row = Redact(_owners.Renew(kind, WithoutForeignHash(stored.Without(TargetFields)), draft), draft);
                return Finish(kind, RowRedactor.MergeHistory(row, draft.ToRow()), draft, _keys.InstanceOf(row));
            }
            catch (Exception failure)
            {
                throw Rejected(kind, failure);
            }
        }

        /// <summary>Masks the id of an agent as in the keys of its notes.</summary>
        public string MaskAgent(string agentId) => _composer.Mask("sourceId", agentId, new RowDraft(Stage(null).Redactor));

        /// <summary>The beginning of the keys of the rows of a note, or of the notes below a folder, whose path ends with "/".</summary>
        public string ScopeOf(string agentId, string path)
        {
            var masked = _composer.Mask("filePath", path, new RowDraft(Stage(null).Redactor));
            return KeyComposer.SourceKey(
                RecordKind.Memory,
                $"{_instance.Prefix}{MaskAgent(agentId)}/{masked}{(path.EndsWith('/') ? "" : "#")}"
            );
        }

        private ProtectionStage Stage(string? path) =>
            _stages.GetOrAdd(
                _detector.At(path),
                static (detector, self) => new ProtectionStage(self._policy, detector, self._owners),
                this
            );

        private Row WithoutForeignHash(Row row) =>
            row.Text("contentHash")?.StartsWith($"hmac1:{_key.KeyId}:", StringComparison.Ordinal) == false
                ? row.With("contentHash", null)
                : row;

        private ProtectedRecord Complete(OpenClawRecord record, RowDraft draft, ProtectionStage stage)
        {
            try
            {
                stage.Mapper.Map(record, draft);
                draft.Complete(_key);
                var row = draft.ToRow();
                RowProof.Require(row, draft, _detector);
                return Finish(record.Kind, row, draft, _instance);
            }
            catch (Exception failure)
            {
                throw Rejected(record.Kind, failure);
            }
        }

        private Row Redact(Row stored, RowDraft draft)
        {
            var row = RowRedactor.Redact(stored, draft, _composer, _policy.SnippetLength);
            draft.Complete(_key);
            RowProof.Require(row, draft, _detector);
            return row;
        }

        private ProtectedRecord Finish(RecordKind kind, Row row, RowDraft draft, InstanceId instance) =>
            new(kind, row.With("fingerprint", RecordFingerprint.Compute(row)), draft.RedactionsByRule, PolicyId, instance);

        // The message of the inner exception could quote the text it failed on, so only its type is reported.
        private static OpenClawSyncException Rejected(RecordKind kind, Exception failure) =>
            new(
                ErrorIds.ProtectionFailed,
                failure is UnsafeRowException
                    ? $"A {kind} record is rejected: {failure.Message}."
                    : $"A {kind} record could not be protected ({failure.GetType().Name} inside) and is rejected."
            );
    }
}

/// <summary>Maps and redacts records with one detector.</summary>
internal sealed class ProtectionStage
{
    public ProtectionStage(ProtectionPolicy policy, ISecretDetector detector, OwnershipMapper owners)
    {
        Redactor = new TextRedactor(detector);
        Memory = new MemoryMapper(detector, Redactor);
        Mapper = new RecordMapper(policy, Memory, owners);
    }

    public TextRedactor Redactor { get; }

    public MemoryMapper Memory { get; }

    public RecordMapper Mapper { get; }
}
