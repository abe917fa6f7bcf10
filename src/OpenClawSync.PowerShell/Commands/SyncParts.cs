using OpenClawSync.Connections;
using OpenClawSync.Detection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Runs;
using OpenClawSync.Sources;
using OpenClawSync.State;

namespace OpenClawSync.Commands;

/// <summary>What a run or its plan needs: the options, the source, and the identity of this installation.</summary>
internal sealed class SyncParts(
    ProtectionPolicy policy,
    SyncOptions options,
    RunSnapshots snapshots,
    SourceLocation place,
    IRecordSource source,
    Installation installation
) : IDisposable
{
    public SyncOptions Options => options;

    public IRecordSource Source => source;

    public Installation Installation => installation;

    /// <summary>The display name of the source.</summary>
    public string SourceName => place.Name;

    /// <summary>The options for opening the target, with the identity of the source.</summary>
    public TargetOptions TargetOptions(TargetOptions given) =>
        given with
        {
            Source = installation.NameOf(place.Identity, options.Instance),
        };

    public Protector Protector(ISecretDetector rules) => new(policy, rules, installation.Key, options.Instance);

    /// <summary>The rules of the policy.</summary>
    public ISecretDetector Rules() => PolicyDetector.Create(policy, installation.Key);

    public void Dispose()
    {
        source.Dispose();
        snapshots.Dispose();
    }
}
