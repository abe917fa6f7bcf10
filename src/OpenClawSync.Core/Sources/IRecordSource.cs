using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>Where records come from. A source streams, in an order of its own.</summary>
internal interface IRecordSource : IDisposable
{
    /// <summary>Reads the records of the wanted kinds, with what could not be read among them.</summary>
    IEnumerable<ReadOutcome> Read(ReadRequest request, CancellationToken cancellationToken);
}

/// <summary>What is asked of a source.</summary>
/// <param name="Kinds">The wanted kinds.</param>
/// <param name="Since">
/// A remote source need send no record that last changed before this. Local sources are read whole all the same.
/// </param>
internal sealed record ReadRequest(RecordKinds Kinds, DateTimeOffset? Since = null)
{
    /// <summary>What a part holds whose files are as they were when all of it arrived; null for one that must be read.</summary>
    /// <remarks>Asked on the thread that reads, of notes some way ahead of their marks.</remarks>
    public Func<SourceUnit, UnitSummary?> FindUnchanged { get; init; } = _ => null;

    /// <summary>
    /// What a part holds whose content has the digest that it had when all of it arrived; null for one that must be read. Asked
    /// only of a part that <see cref="FindUnchanged" /> does not know, and on the same thread.
    /// </summary>
    public Func<SourceUnit, byte[], UnitSummary?> FindUnchangedContent { get; init; } = (_, _) => null;
}
