namespace OpenClawSync.Targets;

/// <summary>Under what a record was protected: where one of these differs, it is protected again.</summary>
/// <param name="PolicyId">The policy, its rules and versions.</param>
/// <param name="KeyId">The installation's key.</param>
/// <param name="Layout">The version of splitting and mapping, on which keys depend.</param>
internal sealed record ProtectionVersion(string PolicyId, string KeyId, string Layout);
