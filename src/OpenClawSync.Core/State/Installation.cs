using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.State;

/// <summary>
/// Who this installation is: a secret that names its sources to targets, and the keys of its hashes, of which the newest counts.
/// </summary>
/// <param name="Secret">Never changes: a source that went by another name would find its own claims taken.</param>
/// <param name="Keys">Oldest first.</param>
internal sealed record Installation(ImmutableArray<byte> Secret, ImmutableArray<InstallationKey> Keys)
{
    private const int IdentityLength = 32;

    public InstallationKey Key => Keys[^1];

    public static Installation New() => new([.. RandomNumberGenerator.GetBytes(InstallationKey.Size)], [NewKey()]);

    /// <summary>An installation that is forgotten when the process ends, for runs that must leave no trace.</summary>
    public static Installation Ephemeral() => New() with { Keys = [InstallationKey.Ephemeral()] };

    public static InstallationKey NewKey() =>
        new(RandomNumberGenerator.GetHexString(8, lowercase: true), RandomNumberGenerator.GetBytes(InstallationKey.Size));

    /// <summary>What a source is called in a target. It does not tell where the source is.</summary>
    /// <param name="sourceIdentity">What tells the source apart from others on this machine.</param>
    /// <param name="instance">Which OpenClaw it is in the target.</param>
    public SourceName NameOf(string sourceIdentity, InstanceId instance) =>
        new(Hex(sourceIdentity), Hex($"{instance.Value}\n{sourceIdentity}")[..IdentityLength]);

    public override string ToString() => $"installation with {Key}";

    private string Hex(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Secret.AsSpan(), Encoding.UTF8.GetBytes(text)));
}
