using OpenClawSync.Fingerprint;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.State;

/// <summary>Finds what records are protected with: the policy, the installation's key and the instance id.</summary>
internal static class ProtectionSettings
{
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
        InstanceId.Choose(given, Environment.GetEnvironmentVariable, policy?.Instance ?? InstanceId.None);
}
