using OpenClawSync.Detection.UserRules;

namespace OpenClawSync.Detection.Scanning;

/// <summary>What a policy may change about detection.</summary>
internal sealed record DetectorOptions
{
    public static DetectorOptions Default { get; } = new();

    /// <summary>The ids of the rules to leave out, built-in or the user's own.</summary>
    public IReadOnlyCollection<string> DisabledRules { get; init; } = [];

    /// <summary>
    /// Further names of keys whose values are secret, in any casing: <c>claw code</c> also means <c>clawCode</c> and <c>CLAW_CODE</c>.
    /// </summary>
    public IReadOnlyCollection<string> ExtraKeyNames { get; init; } = [];

    /// <summary>The user's own rules.</summary>
    public IReadOnlyCollection<DetectionRule> ExtraRules { get; init; } = [];

    /// <summary>Whether these are the default options.</summary>
    public bool IsDefault => DisabledRules.Count + ExtraKeyNames.Count + ExtraRules.Count == 0;
}
