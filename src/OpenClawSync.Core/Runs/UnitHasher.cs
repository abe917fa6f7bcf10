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

    public byte[] Key(SourceUnit unit) => Hash([unit.Kind.ToString(), unit.Name]);

    public SyncedUnit Of(UnitEvent unitEvent, UnitSummary summary) =>
        new(unitEvent.Unit.Kind, Key(unitEvent.Unit), FileFingerprint(unitEvent.Unit), startedAt, summary)
        {
            Content = unitEvent.Content is { } content ? Content(unitEvent.Unit, content) : null,
        };

    public byte[] FileFingerprint(SourceUnit unit) => Hash(["files", .. Whole(unit), .. unit.Files.Select(file => file.ToString())]);

    public byte[] Content(SourceUnit unit, byte[] content) => Hash(["content", .. Whole(unit), Convert.ToHexStringLower(content)]);

    private object?[] Whole(SourceUnit unit) => [Build, policyId, instance.Value, unit.Kind.ToString(), unit.Name];

    private byte[] Hash(List<object?> content) => key.Hash(CanonicalJson.Utf8(content))[..Size];
}
