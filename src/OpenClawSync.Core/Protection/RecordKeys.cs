using OpenClawSync.Records;

namespace OpenClawSync.Protection;

/// <summary>Composes the key of a record from the parts its source provides, masked where they would reveal a secret.</summary>
internal sealed class RecordKeys(KeyComposer keys, InstanceId instance)
{
    /// <summary>Sets the key, and the parts of it that are stored as fields of their own.</summary>
    public void Set(OpenClawRecord record, RowDraft draft, MemoryMapper memory)
    {
        var id = record switch
        {
            MemoryRecord { Note: not null } entry => NoteEntryId(entry, draft, memory),
            MemoryRecord entry => GivenEntryId(entry, draft),
            _ => keys.Mask("sourceId", record.RawKey[0], draft),
        };
        id = keys.MaskBehind(instance.Prefix, id);
        var sourceId = instance.Prefix + keys.MaskBehind(KeyComposer.SourceKey(record.Kind, instance.Prefix), id);
        draft.Set("sourceId", sourceId);
        draft.Set("sourceKey", KeyComposer.SourceKey(record.Kind, sourceId));
    }

    /// <summary>The instance that a stored key was made for.</summary>
    public InstanceId InstanceOf(Row row) =>
        row.Text("sourceId")!.StartsWith(instance.Prefix, StringComparison.Ordinal) ? instance : InstanceId.None;

    private string NoteEntryId(MemoryRecord entry, RowDraft draft, MemoryMapper memory)
    {
        var agent = keys.Mask("sourceId", entry.AgentId ?? "", draft);
        var path = keys.Mask("filePath", entry.FilePath, draft);
        var section = memory.SectionId(entry);
        draft.Set("filePath", path);
        draft.Set("sectionId", section);
        return keys.MaskWhole($"{agent}/{path}#{section}");
    }

    private string GivenEntryId(MemoryRecord entry, RowDraft draft)
    {
        draft.Set("filePath", keys.Mask("filePath", entry.FilePath, draft));
        draft.Set("sectionId", entry.GivenSectionId is null ? null : keys.Mask("sectionId", entry.GivenSectionId, draft));
        return keys.Mask("sourceId", entry.RawKey[0], draft);
    }
}
