using OpenClawSync.Fingerprint;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.State;

namespace OpenClawSync.Session;

/// <summary>What a protector is made of: the policy, the installation's key and the instance.</summary>
internal static class Protectors
{
    /// <summary>The policy of a file, or the default one; a snippet length that was given as a parameter counts above it.</summary>
    public static ProtectionPolicy Policy(string? path, int? snippetLength = null)
    {
        var policy = path is null ? ProtectionPolicy.Default : PolicyFile.Read(path);
        return snippetLength is { } length ? policy with { SnippetLength = length } : policy;
    }

    /// <summary>The installation's key; under -WhatIf none is made.</summary>
    public static InstallationKey Key(StateFolder state, bool isWhatIf) =>
        (isWhatIf ? InstallationFile.GetWithoutTrace(state) : InstallationFile.Get(state)).Key;

    /// <summary>The instance: the parameter's, else the environment's, else the policy's, else none.</summary>
    public static InstanceId Instance(string? given, ProtectionPolicy? policy = null) =>
        InstanceId.Choose(given, Environment.GetEnvironmentVariable, policy?.Instance ?? InstanceId.None);
}
