using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>Collects the keys that a pass sees, so that the keys it did not see are known at its end.</summary>
internal interface ISeenKeys : IDisposable
{
    void Add(string sourceKey);

    /// <summary>Whether a key was added.</summary>
    bool Has(string sourceKey);

    /// <summary>Adds the keys of all rows of a kind that begin with a text, because their records were not looked for.</summary>
    void AddAll(RecordKind kind, string scope);

    /// <summary>The number of rows of a kind that this source has in the target, without tombstones.</summary>
    long Count(RecordKind kind);

    /// <summary>Lists the keys of rows that were not seen, without tombstones, in key order.</summary>
    /// <param name="kind">The kind of the rows.</param>
    /// <param name="after">Only keys after this one are listed; empty for all.</param>
    /// <param name="maxCount">The maximum number of keys.</param>
    IReadOnlyList<string> Unseen(RecordKind kind, string after, int maxCount);

    /// <summary>The number of rows of a kind that were not seen, without tombstones.</summary>
    /// <param name="kind">The kind of the rows.</param>
    /// <param name="scope">Only keys that begin with this text count.</param>
    long CountUnseen(RecordKind kind, string scope = "");

    /// <summary>Lists the keys of tombstones that were not seen, in key order.</summary>
    /// <inheritdoc cref="Unseen" path="/param" />
    IReadOnlyList<string> UnseenTombstones(RecordKind kind, string after, int maxCount);

    /// <summary>The number of tombstones of a kind that were not seen.</summary>
    long CountUnseenTombstones(RecordKind kind);
}
