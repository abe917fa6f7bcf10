using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Erasure;

/// <summary>What to erase of an instance.</summary>
/// <param name="Kinds">The kinds of records.</param>
/// <param name="Wants">Whether to erase a row of these kinds.</param>
/// <param name="IsAll">Whether to erase everything of the instance: all rows, the run log, and what is recorded about the target.</param>
internal sealed record EraseFilter(RecordKinds Kinds, Func<StoredRecord, bool> Wants, bool IsAll)
{
    /// <summary>Whether rows are chosen by their keys, which includes rows that belong to no instance of a file.</summary>
    public bool NamesKeys { get; init; }
}
