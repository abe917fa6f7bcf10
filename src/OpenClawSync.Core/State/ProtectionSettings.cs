using OpenClawSync.Fingerprint;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.State;

/// <summary>Finds what records are protected with: the policy, the installation's key and the instance id.</summary>
internal static class ProtectionSettings
{
    private const string InstanceVariable = "OPENCLAW_SYNC_INSTANCE";

    /// <summary>
    /// The policy of a file, or the default policy when there is no path. A snippet length given here overrides the policy's.
    /// </summary>
    public static ProtectionPolicy ReadPolicy(string? path, int? snippetLength = null)
    {
        var policy = path is null ? ProtectionPolicy.Default : PolicyFile.Read(path);
        return snippetLength is { } length ? policy with { SnippetLength = length } : policy;
    }

    /// <summary>The installation's key. A dry run of a new installation uses a temporary one and writes no file.</summary>
    public static InstallationKey GetKey(StateFolder state, bool isDryRun) =>
        (isDryRun ? InstallationFile.GetWithoutTrace(state) : InstallationFile.Get(state)).Key;

    /// <summary>The given instance id, else the environment's, else the policy's, else none.</summary>
    public static InstanceId FindInstance(string? given, ProtectionPolicy? policy = null) =>
        InstanceId.Parse(given ?? Environment.GetEnvironmentVariable(InstanceVariable)) is { Value.Length: > 0 } named
            ? named
            : policy?.Instance ?? InstanceId.None;
}
