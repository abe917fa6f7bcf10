using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.State;

/// <summary>
/// The identity of this installation: a secret from which its sources get their names in targets, and the keys of its hashes. The newest
/// key is the current one.
/// </summary>
/// <param name="Secret">It never changes, because a source with another name would find its own claims taken.</param>
/// <param name="Keys">Oldest first.</param>
internal sealed record Installation(ImmutableArray<byte> Secret, ImmutableArray<InstallationKey> Keys)
{
    private const int IdentityLength = 32;

    public InstallationKey Key => Keys[^1];

    public static Installation New() => new([.. RandomNumberGenerator.GetBytes(InstallationKey.Size)], [NewKey()]);

    /// <summary>An installation that lives only as long as the process, for runs that must leave no trace.</summary>
    public static Installation Ephemeral() => New() with { Keys = [InstallationKey.Ephemeral()] };

    public static InstallationKey NewKey() =>
        new(RandomNumberGenerator.GetHexString(8, lowercase: true), RandomNumberGenerator.GetBytes(InstallationKey.Size));

    /// <summary>The name of a source in a target. It does not reveal the location of the source.</summary>
    /// <param name="sourceIdentity">Identifies the source on this machine.</param>
    /// <param name="instance">The instance that it writes in the target.</param>
    public SourceName NameOf(string sourceIdentity, InstanceId instance) =>
        new(Hex(sourceIdentity), Hex($"{instance.Value}\n{sourceIdentity}")[..IdentityLength]);

    /// <summary>The name with which the installation claims an instance of a file. It reveals nothing else.</summary>
    public string ClaimOf(InstanceId instance) => Hex($"\nclaim\n{instance.Value}")[..IdentityLength];

    public override string ToString() => $"installation with {Key}";

    private string Hex(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Secret.AsSpan(), Encoding.UTF8.GetBytes(text)));
}
