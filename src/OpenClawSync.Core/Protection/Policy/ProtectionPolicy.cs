using System.Security.Cryptography;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Records.Notes;

namespace OpenClawSync.Protection.Policy;

/// <summary>The settings with which an operator controls protection.</summary>
internal sealed record ProtectionPolicy
{
    public const int DefaultSnippetLength = 500;
    public const int MaxSnippetLength = 32_768;

    // To be raised when the mapping gives other rows for the same record, so that everything is sent again.
    private const string MapperVersion = "3";

    public static ProtectionPolicy Default { get; } = new();

    /// <summary>The version of everything that the keys of rows depend on.</summary>
    public static string Layout => $"{MemoryNote.SplitterVersion}.{MapperVersion}";

    /// <summary>The maximum length of snippets, summaries and error summaries in UTF-16 code units, ellipsis included.</summary>
    public int SnippetLength { get; init; } = DefaultSnippetLength;

    /// <summary>The owner of rows that belong to a user. It is never taken from the operating system.</summary>
    public string Owner { get; init; } = "owner";

    /// <summary>The instance, unless a parameter or the environment names another one.</summary>
    public InstanceId Instance { get; init; } = InstanceId.None;

    /// <summary>Who owns rows and who may see them, when the source does not say.</summary>
    public OwnershipDefaults Ownership { get; init; } = new();

    /// <summary>Whether the prompt, redacted and truncated, becomes the title of a task without a label.</summary>
    public bool UseTaskPrompt { get; init; }

    /// <summary>What happens to rows whose records are missing. It changes no other row, so it is not part of the id.</summary>
    public PrunePolicy Prune { get; init; } = PrunePolicy.Default;

    /// <summary>What is read and where it is. It changes no row that is made from a record, so it is not part of the id.</summary>
    public HomeSettings Home { get; init; } = HomeSettings.Default;

    /// <summary>
    /// How long runs of jobs are kept after their start; null keeps them forever. It changes no other row, so it is not part of the id.
    /// </summary>
    public TimeSpan? Retention { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long a SQLite target keeps its run log; null keeps it forever.</summary>
    public TimeSpan? RunLogRetention { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long a SQLite target keeps tombstones; null keeps them forever.</summary>
    public TimeSpan? TombstoneRetention { get; init; } = TimeSpan.FromDays(30);

    public DetectorOptions Detection { get; init; } = DetectorOptions.Default;

    public AllowList Allow { get; init; } = AllowList.Empty;

    /// <summary>
    /// Identifies policy, rules, splitter and mapping together: equal ids give equal rows for equal records. The version of the detector
    /// covers its rules and allow lists. The instance is not part of the id, because it changes keys and not what is redacted.
    /// </summary>
    public string Id(ISecretDetector detector)
    {
        var parts = new object?[]
        {
            "policy",
            MemoryNote.SplitterVersion,
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

/// <summary>What an operator decided about rows whose records are missing at the source.</summary>
/// <param name="IsEnabled">Whether such rows become tombstones.</param>
/// <param name="MaxPercent">The largest share of the rows of a kind that may be removed at once, in percent.</param>
internal sealed record PrunePolicy(bool IsEnabled, int MaxPercent)
{
    public const int DefaultMaxPercent = 25;

    public static PrunePolicy Default { get; } = new(false, DefaultMaxPercent);
}
