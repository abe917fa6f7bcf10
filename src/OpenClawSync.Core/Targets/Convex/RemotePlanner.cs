using OpenClawSync.Records;
using OpenClawSync.Transport;

namespace OpenClawSync.Targets.Convex;

/// <summary>Plans against what is remembered of a remote target; the target itself is not asked.</summary>
/// <param name="endpoint">The target.</param>
/// <param name="ledger">What is remembered; null when it was never written to.</param>
internal sealed class RemotePlanner(HttpEndpoint endpoint, RemoteLedger? ledger) : IWritePlanner
{
    public string Name => endpoint.Name;

    public IReadOnlyList<PushStatus> Plan(IReadOnlyList<ProtectedRecord> records) => [.. records.Select(record => ledger?.Read(known => known.Marks.Find(record.SourceKey)) switch
    {
        null or { Fingerprint: null } => PushStatus.Created,
        { IsRemoved: false } known when known.Fingerprint == record.Fingerprint => PushStatus.Unchanged,
        _ => PushStatus.Updated,
    })];

    public void Dispose() => ledger?.Dispose();
}
