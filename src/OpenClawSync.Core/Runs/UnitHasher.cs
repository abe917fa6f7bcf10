using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// The stamps of a whole part: keyed hashes of the state of its files and of what they hold, with the policy and the very build
/// that reads them, since another build may read them otherwise.
/// </summary>
internal sealed class UnitHasher(InstallationKey key, string policyId, InstanceId instance, DateTimeOffset startedAt)
{
    private const int Size = 16;

    private static readonly string Build = typeof(UnitHasher).Module.ModuleVersionId.ToString("N");

    public DateTimeOffset StartedAt => startedAt;

    public byte[] Key(SourceUnit part) => Hash([part.Kind.ToString(), part.Name]);

    public SyncedUnit Of(UnitEvent mark, UnitSummary summary) => new(mark.Part.Kind, Key(mark.Part), Footprint(mark.Part), startedAt, summary)
    {
        Content = mark.Content is { } content ? Content(mark.Part, content) : null,
    };

    public byte[] Footprint(SourceUnit part) => Hash(["files", .. Whole(part), .. part.Files.Select(file => file.ToString())]);

    public byte[] Content(SourceUnit part, byte[] content) => Hash(["content", .. Whole(part), Convert.ToHexStringLower(content)]);

    private object?[] Whole(SourceUnit part) => [Build, policyId, instance.Value, part.Kind.ToString(), part.Name];

    private byte[] Hash(List<object?> content) => key.Hash(CanonicalJson.Utf8(content))[..Size];
}
