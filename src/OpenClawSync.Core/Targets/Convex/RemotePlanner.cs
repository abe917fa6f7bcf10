using OpenClawSync.Protection;
using OpenClawSync.Transport;

namespace OpenClawSync.Targets.Convex;

/// <summary>Plans against the ledger of a remote target. It sends no request.</summary>
/// <param name="endpoint">The target.</param>
/// <param name="ledger">The ledger; null when the target was never written to.</param>
internal sealed class RemotePlanner(HttpEndpoint endpoint, RemoteLedger? ledger) : IWritePlanner
{
    public string Name => endpoint.Name;

    public WritePlan Plan(ProtectedRecord record) =>
        ledger?.Read(known => known.AcknowledgedRows.Find(record.SourceKey)) switch
        {
            null or { Fingerprint: null } => WritePlan.Create,
            { IsRemoved: true } => WritePlan.Restore,
            var known => known.Fingerprint == record.Fingerprint ? WritePlan.Leave : WritePlan.ContentChanged,
        };

    public void Dispose() => ledger?.Dispose();
}
