using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>Notes which keys a pass sees, so that at its end the others can be told.</summary>
internal interface ISeenKeys : IDisposable
{
    void Add(string sourceKey);

    /// <summary>How many rows of a kind this source has in the target, tombstones aside.</summary>
    long Count(RecordKind kind);

    /// <summary>The keys of the rows of a kind that were not seen, tombstones aside, in their order after a given one.</summary>
    IReadOnlyList<string> Unseen(RecordKind kind, string after, int most);

    /// <summary>How many those are.</summary>
    long CountUnseen(RecordKind kind);
}
