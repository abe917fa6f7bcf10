using OpenClawSync.Fingerprint;
using OpenClawSync.Redaction;
using OpenClawSync.Sources.Parts;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// The stamp of a whole part: a keyed hash of the state of its files, the policy, and the very build that reads them, since
/// another build may read them otherwise.
/// </summary>
internal sealed class PartStamp(InstallationKey key, string policyId, InstanceId instance, DateTimeOffset startedAt)
{
    private const int Size = 16;

    private static readonly string Build = typeof(PartStamp).Module.ModuleVersionId.ToString("N");

    public byte[] Key(SourcePart part) => Hash([part.Kind.ToString(), part.Name]);

    public SeenPart Of(SourcePart part, PartSummary summary) => new(part.Kind, Key(part), Footprint(part), startedAt, summary);

    public byte[] Footprint(SourcePart part) =>
        Hash([Build, policyId, instance.Value, part.Kind.ToString(), part.Name, .. part.Files.Select(file => file.ToString())]);

    private byte[] Hash(List<object?> content) => key.Hash(CanonicalJson.Utf8(content))[..Size];
}
