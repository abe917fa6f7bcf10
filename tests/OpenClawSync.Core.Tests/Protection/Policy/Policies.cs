using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Detection;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Protection.Policy;

/// <summary>Reads policies from files, as an operator provides them.</summary>
internal static class Policies
{
    public static ProtectionPolicy Read(string policy, string? rules = null)
    {
        using var folder = new TempFolder();
        if (rules is not null)
        {
            folder.Write("rules/acme.toml", rules);
        }

        return PolicyFile.Read(folder.Write("policy.json", policy));
    }

    public static ProtectionPolicy WithRules(string rules) => Read("""{ "ruleFiles": ["rules/acme.toml"] }""", rules);

    public static OpenClawSyncException Error(string policy, string? rules = null) =>
        Assert.Throws<OpenClawSyncException>(() => Read(policy, rules));

    public static OpenClawSyncException RuleFileError(string rules) => Error("""{ "ruleFiles": ["rules/acme.toml"] }""", rules);

    public static ISecretDetector Detector(ProtectionPolicy policy) => PolicyDetector.Create(policy, TestProtection.Key);

    public static string Redact(ProtectionPolicy policy, string text, string? path = null) =>
        TextRedactor.Mask(text, Detector(policy).At(path).Detect(text));

    public static Protector Protector(ProtectionPolicy policy) => new(policy, Detector(policy), TestProtection.Key, policy.Instance);
}
