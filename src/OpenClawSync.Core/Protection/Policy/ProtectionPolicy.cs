using System.Security.Cryptography;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;

namespace OpenClawSync.Protection.Policy;

/// <summary>What an operator may decide about protection.</summary>
internal sealed record ProtectionPolicy
{
    public const int DefaultSnippetLength = 500;
    public const int MaxSnippetLength = 32_768;

    // These rise when the splitter or the mapping gives other rows for the same source, so that everything is sent again.
    private const string SplitterVersion = "1";
    private const string MapperVersion = "2";

    public static ProtectionPolicy Default { get; } = new();

    /// <summary>The version of what keys depend on.</summary>
    public static string Layout => $"{SplitterVersion}.{MapperVersion}";

    /// <summary>The longest snippet, summary and error summary, in UTF-16 units, ellipsis included.</summary>
    public int SnippetLength { get; init; } = DefaultSnippetLength;

    /// <summary>The owner of rows that belong to a user. Never taken from the operating system.</summary>
    public string Owner { get; init; } = "owner";

    /// <summary>The instance, unless a parameter or the environment names another.</summary>
    public InstanceId Instance { get; init; } = InstanceId.None;

    /// <summary>Who may see what, where the source does not say.</summary>
    public OwnershipDefaults Ownership { get; init; } = new();

    /// <summary>Whether a task without a label gets its prompt, redacted and cut, for a title.</summary>
    public bool UseTaskPrompt { get; init; }

    /// <summary>What becomes of rows whose records are gone. It changes no row that is there, so it is no part of the id.</summary>
    public PrunePolicy Prune { get; init; } = PrunePolicy.Default;

    public DetectorOptions Detection { get; init; } = DetectorOptions.Default;

    public AllowList Allow { get; init; } = AllowList.Empty;

    /// <summary>
    /// Names policy, rules, splitter and mapping together: equal ids give equal rows for equal records. The detector answers for
    /// its rules and allow lists. The instance is no part of it: it changes keys, not what is taken out.
    /// </summary>
    public string Id(ISecretDetector detector)
    {
        var parts = new object?[]
        {
            "policy",
            SplitterVersion,
            MapperVersion,
            detector.Version,
            SnippetLength,
            Owner,
            UseTaskPrompt,
            Ownership.Parts(),
        };
        return Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Utf8(parts)))[..16];
    }
}
