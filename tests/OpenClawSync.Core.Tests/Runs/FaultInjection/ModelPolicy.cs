using System.Collections.Concurrent;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.UserRules;
using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>How a run protects: with the older or the newer rules, one of two keys, and an engine with or without a defect.</summary>
internal sealed record ModelPolicy(bool HasNewRule, bool HasNewKey, bool IsFixed, InstanceId Instance)
{
    private static readonly ConcurrentDictionary<ModelPolicy, Protector> Protectors = new();
    private static readonly DetectionRule Rule = new("zebra", "zebra[0-9]{4}") { Keywords = ["zebra"] };

    public static ModelPolicy Initial(InstanceId instance) => new(false, false, false, instance);

    public InstallationKey Key =>
        HasNewKey
            ? new InstallationKey("newkey00", [.. Enumerable.Repeat((byte)7, InstallationKey.Size)])
            : new InstallationKey("oldkey00", [.. Enumerable.Repeat((byte)3, InstallationKey.Size)]);

    /// <summary>Created once and shared, so that what it caches of a note serves all schedules.</summary>
    public Protector Protector => Protectors.GetOrAdd(this, policy => policy.Create());

    /// <summary>Whether the record can be protected.</summary>
    public bool CanProtect(OpenClawRecord record) => TryProtect(record) is not null;

    public ProtectedRecord? TryProtect(OpenClawRecord record)
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

    /// <summary>The id of the dead letter of a record that cannot be protected.</summary>
    public string DeadLetterId(OpenClawRecord record)
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

    public ModelPolicy Next(SeededRandom random) =>
        random.Next(4) switch
        {
            0 => this with { HasNewKey = !HasNewKey },
            1 => this with { IsFixed = !IsFixed },
            _ => this with { HasNewRule = !HasNewRule },
        };

    public override string ToString() => $"{(HasNewRule ? "new" : "old")} rule, {Key.KeyId}, {(IsFixed ? "fixed" : "failing")} engine";

    private Protector Create()
    {
        var policy = ProtectionPolicy.Default with { Detection = DetectorOptions.Default with { ExtraRules = HasNewRule ? [Rule] : [] } };
        return new Protector(policy, new ModelDetector(PolicyDetector.Create(policy, Key), IsFixed), Key, Instance);
    }
}

/// <summary>An engine whose older version fails on some text; the next version is fixed.</summary>
internal sealed class ModelDetector(ISecretDetector inner, bool isFixed) : ISecretDetector
{
    public string Version => inner.Version + (isFixed ? "/2" : "/1");

    public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text) =>
        !isFixed && text.Contains(ModelTexts.Poison, StringComparison.Ordinal)
            ? throw new InvalidOperationException("The engine fails.")
            : inner.Detect(text);
}
