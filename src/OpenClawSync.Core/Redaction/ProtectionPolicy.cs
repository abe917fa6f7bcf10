using System.Security.Cryptography;
using OpenClawSync.Fingerprint;

namespace OpenClawSync.Redaction;

/// <summary>What an operator may decide about protection.</summary>
internal sealed record ProtectionPolicy
{
    public const int DefaultSnippetLength = 500;
    public const int LargestSnippetLength = 32_768;

    // Rises when the splitter or the mapping gives other rows for the same source, so that everything is sent again.
    private const string MapperVersion = "1";

    public static ProtectionPolicy Default { get; } = new();

    /// <summary>The longest snippet, summary and error summary, in UTF-16 units, ellipsis included.</summary>
    public int SnippetLength { get; init; } = DefaultSnippetLength;

    /// <summary>The owner of rows that belong to a user. Never taken from the operating system.</summary>
    public string Owner { get; init; } = "owner";

    /// <summary>Names policy, rules and mapping together: equal ids give equal rows for equal records.</summary>
    public string Id(ISecretDetector detector)
    {
        var parts = new object?[] { "policy", MapperVersion, detector.Version, SnippetLength, Owner };
        return Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Utf8(parts)))[..16];
    }
}
