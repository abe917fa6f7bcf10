using System.Collections.Concurrent;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.UserRules;
using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>What a run protects by: the older or the newer rules, one of two keys, an engine with or without its defect.</summary>
internal sealed record ModelPolicy(bool HasNewRule, bool HasNewKey, bool IsMended, InstanceId Instance)
{
    private static readonly ConcurrentDictionary<ModelPolicy, Protector> Protectors = new();
    private static readonly DetectionRule Rule = new("zebra", "zebra[0-9]{4}") { Keywords = ["zebra"] };

    public static ModelPolicy First(InstanceId instance) => new(false, false, false, instance);

    public InstallationKey Key =>
        HasNewKey
            ? new InstallationKey("newkey00", [.. Enumerable.Repeat((byte)7, InstallationKey.Size)])
            : new InstallationKey("oldkey00", [.. Enumerable.Repeat((byte)3, InstallationKey.Size)]);

    /// <summary>Made once: what it learns of a note serves all schedules.</summary>
    public Protector Protector => Protectors.GetOrAdd(this, policy => policy.Make());

    /// <summary>Whether the record can be protected.</summary>
    public bool Takes(OpenClawRecord record) => Find(record) is not null;

    public ProtectedRecord? Find(OpenClawRecord record)
    {
        try
        {
            return Protector.Protect(record);
        }
        catch (OpenClawSyncException)
        {
            return null;
        }
    }

    /// <summary>By what a record that cannot be protected is kept.</summary>
    public string DeadLetterFor(OpenClawRecord record)
    {
        try
        {
            return Protector.Prepare(record).SourceKey;
        }
        catch (OpenClawSyncException)
        {
            return $"{record.Kind}@{Convert.ToHexStringLower(new RecordHasher(Key, Protector.PolicyId, Instance).Hash(record))}";
        }
    }

    public ModelPolicy Next(Chance chance) =>
        chance.Below(4) switch
        {
            0 => this with { HasNewKey = !HasNewKey },
            1 => this with { IsMended = !IsMended },
            _ => this with { HasNewRule = !HasNewRule },
        };

    private Protector Make()
    {
        var policy = ProtectionPolicy.Default with { Detection = DetectorOptions.Default with { ExtraRules = HasNewRule ? [Rule] : [] } };
        return new Protector(policy, new ModelDetector(PolicyDetector.Create(policy, Key), IsMended), Key, Instance);
    }
}
