using OpenClawSync.Detection;
using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Support;

/// <summary>A real protector with a fixed key.</summary>
internal static class TestProtection
{
    public static InstallationKey Key { get; } =
        new("testkey0", [.. Enumerable.Range(0, InstallationKey.Size).Select(index => (byte)index)]);

    public static TextRedactor Redactor { get; } = new(SecretDetector.Default);

    public static Protector Protector(ProtectionPolicy policy) => new(policy, SecretDetector.Default, Key, InstanceId.None);

    public static Protector Protector(int snippetLength = ProtectionPolicy.DefaultSnippetLength, string? instance = null) =>
        new(ProtectionPolicy.Default with { SnippetLength = snippetLength }, SecretDetector.Default, Key, InstanceId.Parse(instance));
}
