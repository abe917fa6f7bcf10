using System.Collections.Immutable;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>The current content of the model source.</summary>
internal sealed class ModelHome
{
    public ModelStore Store { get; set; } = new(new FileState("openclaw.sqlite", 1, 1, 4096, 1, 1), [], [], IsLost: false);

    public ImmutableSortedDictionary<string, ModelNote> Notes { get; set; } =
        ImmutableSortedDictionary.Create<string, ModelNote>(StringComparer.Ordinal);

    /// <summary>The records that can be read.</summary>
    public IEnumerable<OpenClawRecord> Records() =>
        [
            .. Store.IsLost ? [] : Store.Items.Select(item => item.ToRecord()),
            .. Notes.Values.Where(note => !note.IsLost && !note.IsMalformed).SelectMany(note => note.Records()),
        ];

    /// <summary>The kinds and places of single records that cannot be read.</summary>
    public IEnumerable<(RecordKind Kind, string Place)> Malformed() =>
        [.. Store.Malformed, .. Notes.Values.Where(note => note.IsMalformed).Select(note => (RecordKind.Memory, note.Path))];
}
