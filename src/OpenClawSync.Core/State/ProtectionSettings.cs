using OpenClawSync.Detection;
using OpenClawSync.Fingerprint;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.State;

/// <summary>Finds what records are protected with: the policy, the installation's key and the instance id.</summary>
internal static class ProtectionSettings
{
    /// <summary>
    /// The policy file: the given one, else the one that Initialize-OpenClawSync remembered, else policy.json in the state folder; null
    /// when
    /// that does not exist.
    /// </summary>
    public static string? FindPolicy(string? given, StateFolder state) =>
        given ?? SettingsFile.Read(state).PolicyPath ?? (File.Exists(state.Policy) ? state.Policy : null);

    /// <summary>
    /// The policy of the file that applies, else the default policy. A snippet length given here overrides the policy's.
    /// </summary>
    public static ProtectionPolicy ReadPolicy(string? given, StateFolder state, int? snippetLength = null)
    {
        var policy = FindPolicy(given, state) is { } path ? PolicyFile.Read(path) : ProtectionPolicy.Default;
        return snippetLength is { } length ? policy with { SnippetLength = length } : policy;
    }

    /// <summary>The installation's key. A dry run of a new installation uses a temporary one and writes no file.</summary>
    public static InstallationKey GetKey(StateFolder state, bool isDryRun) =>
        (isDryRun ? InstallationFile.GetWithoutTrace(state) : InstallationFile.Get(state)).Key;

    /// <summary>
    /// The given instance id, else the environment's, else the policy's, else the one that Initialize-OpenClawSync remembered, else none.
    /// </summary>
    public static InstanceId FindInstance(string? given, ProtectionPolicy policy, StateFolder state, Func<string, string?> environment) =>
        RequireHarmless(
            InstanceId.Given(given, environment) is { Value.Length: > 0 } named ? named
            : policy.Instance != InstanceId.None ? policy.Instance
            : SettingsFile.Read(state).Instance
        );

    /// <summary>The instance id for a command without a policy of its own, which uses that of the default policy.</summary>
    public static InstanceId FindInstance(string? given, StateFolder state, Func<string, string?> environment) =>
        InstanceId.Given(given, environment) is { Value.Length: > 0 } named
            ? RequireHarmless(named)
            : FindInstance(null, ReadPolicy(null, state), state, environment);

    /// <summary>The instance id goes into each key, and into the run log and reports, so it may not be a secret.</summary>
    /// <exception cref="OpenClawSyncException">InstanceInvalid: a rule finds a secret in it.</exception>
    public static InstanceId RequireHarmless(InstanceId instance) =>
        instance.Value.Length > 0 && SecretDetector.Default.Detect(instance.Value) is [var hit, ..]
            ? throw new OpenClawSyncException(
                ErrorIds.InstanceInvalid,
                $"The instance id looks like a secret (rule {hit.RuleId}), and it would be stored in plain text. Choose another one."
            )
            : instance;
}
