using OpenClawSync.Records;
using OpenClawSync.Redaction;
using OpenClawSync.Redaction.Detection;

namespace OpenClawSync.Core.Tests.Support;

/// <summary>A real protector with a key of its own.</summary>
internal static class Protection
{
    public static InstallationKey Key { get; } = new("testkey0", [.. Enumerable.Range(0, InstallationKey.Size).Select(index => (byte)index)]);

    public static TextRedactor Redactor { get; } = new(SecretDetector.Default);

    public static Protector Protector(int snippetLength = ProtectionPolicy.DefaultSnippetLength, string? instance = null) =>
        new(ProtectionPolicy.Default with { SnippetLength = snippetLength }, SecretDetector.Default, Key, InstanceId.Parse(instance));
}
