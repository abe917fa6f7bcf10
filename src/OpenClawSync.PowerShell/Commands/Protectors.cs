using OpenClawSync.Records;
using OpenClawSync.Redaction;
using OpenClawSync.Redaction.Detection;
using OpenClawSync.Runs;

namespace OpenClawSync.Commands;

/// <summary>Puts a protector together from the policy, the built-in rules and the installation's key.</summary>
internal static class Protectors
{
    private const string InstanceVariable = "OPENCLAW_SYNC_INSTANCE";

    public static Protector Create(int snippetLength, InstallationKey key, InstanceId instance) =>
        new(ProtectionPolicy.Default with { SnippetLength = snippetLength }, SecretDetector.Default, key, instance);

    /// <summary>The installation's key; under -WhatIf none is made.</summary>
    public static InstallationKey Key(StateFolder state, bool isWhatIf) =>
        isWhatIf ? StateDatabase.KeyWithoutTrace(state) : StateDatabase.Key(state);

    public static InstanceId Instance(string? given) =>
        InstanceId.Parse(given ?? Environment.GetEnvironmentVariable(InstanceVariable));
}
