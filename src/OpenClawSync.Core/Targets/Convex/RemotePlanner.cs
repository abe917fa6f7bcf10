using OpenClawSync.Protection;
using OpenClawSync.Transport;

namespace OpenClawSync.Targets.Convex;

/// <summary>Plans against what is remembered of a remote target; the target itself is not asked.</summary>
/// <param name="endpoint">The target.</param>
/// <param name="ledger">What is remembered; null when it was never written to.</param>
internal sealed class RemotePlanner(HttpEndpoint endpoint, RemoteLedger? ledger) : IWritePlanner
{
    public string Name => endpoint.Name;

    public WritePlan Plan(ProtectedRecord record) =>
        ledger?.Read(known => known.AcknowledgedRows.Find(record.SourceKey)) switch
        {
            null or { Fingerprint: null } => WritePlan.Create,
            { IsRemoved: true } => WritePlan.Return,
            var known => known.Fingerprint == record.Fingerprint ? WritePlan.Leave : WritePlan.Differ,
        };

    public void Dispose() => ledger?.Dispose();
}
