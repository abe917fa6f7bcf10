using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// Computes the hashes by which an unchanged unit is recognized without reading its records: keyed hashes of the state or the content of
/// its files, of the policy, and of the build of this assembly, because another build may read the same files differently.
/// </summary>
internal sealed class UnitHasher(InstallationKey key, string policyId, InstanceId instance, DateTimeOffset startedAt)
{
    private const int Size = 16;

    private static readonly string Build = typeof(UnitHasher).Module.ModuleVersionId.ToString("N");

    /// <summary>When the run started.</summary>
    public DateTimeOffset StartedAt => startedAt;

    public byte[] Key(SourceUnit unit) => Hash([unit.Kind.ToString(), unit.Name]);

    public SyncedUnit Create(UnitEvent unitEvent, UnitSummary summary) =>
        new(unitEvent.Unit.Kind, Key(unitEvent.Unit), FileFingerprint(unitEvent.Unit), startedAt, summary)
        {
            Content = unitEvent.Content is { } content ? Content(unitEvent.Unit, content) : null,
        };

    public byte[] FileFingerprint(SourceUnit unit) => Hash(["files", .. Context(unit), .. unit.Files.Select(file => file.ToString())]);

    public byte[] Content(SourceUnit unit, byte[] content) => Hash(["content", .. Context(unit), Convert.ToHexStringLower(content)]);

    private object?[] Context(SourceUnit unit) => [Build, policyId, instance.Value, unit.Kind.ToString(), unit.Name, unit.Basis];

    private byte[] Hash(List<object?> content) => key.Hash(CanonicalJson.Utf8(content))[..Size];
}
