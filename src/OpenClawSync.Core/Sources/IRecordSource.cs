using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>A source of records. It streams them in an order of its own.</summary>
internal interface IRecordSource : IDisposable
{
    /// <summary>Reads the records of the wanted kinds. What cannot be read is reported among them.</summary>
    IEnumerable<ReadOutcome> Read(ReadRequest request, CancellationToken cancellationToken);
}

/// <summary>What a source is asked to read.</summary>
/// <param name="Kinds">The wanted kinds.</param>
/// <param name="Since">
/// A remote source may omit records that last changed before this time. Local sources are always read completely.
/// </param>
internal sealed record ReadRequest(RecordKinds Kinds, DateTimeOffset? Since = null)
{
    /// <summary>
    /// Returns what a unit contains when its files are the same as when all of it was acknowledged; null when it must be read.
    /// </summary>
    /// <remarks>Called on the thread that reads. For notes it is called some notes ahead of their outcomes.</remarks>
    public Func<SourceUnit, UnitSummary?> FindUnchanged { get; init; } = _ => null;

    /// <summary>
    /// Returns what a unit contains when its content has the same digest as when all of it was acknowledged; null when it must be read.
    /// Called only for a unit that <see cref="FindUnchanged" /> does not recognize, and on the same thread.
    /// </summary>
    public Func<SourceUnit, byte[], UnitSummary?> FindUnchangedContent { get; init; } = (_, _) => null;
}
