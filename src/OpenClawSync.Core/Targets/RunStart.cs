namespace OpenClawSync.Targets;

/// <summary>A run that is about to begin.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="Full">Whether records that the target is known to have are sent anyway.</param>
/// <param name="Notify">
/// Receives messages about retries and waits, without anything secret. It is called on the thread that commits.
/// </param>
internal sealed record RunStart(string RunId, bool Full, Action<string> Notify)
{
    /// <summary>
    /// What its records are protected under; null for records that were protected earlier and may each have their own version.
    /// </summary>
    public ProtectionVersion? Protection { get; init; }
}

/// <summary>What a target found when a run began.</summary>
/// <param name="IsReset">The target is not the same as before, so what was recorded about it was discarded.</param>
/// <param name="HasNewPolicy">Records are protected differently than before, so all are sent again.</param>
internal sealed record RunBeginning(bool IsReset, bool HasNewPolicy);

/// <summary>What a record was protected under. If any of these changes, the record is protected again.</summary>
/// <param name="PolicyId">Identifies the policy, its rules and their versions.</param>
/// <param name="KeyId">Identifies the installation key.</param>
/// <param name="Layout">The version of splitting and mapping, which determines the keys.</param>
internal sealed record ProtectionVersion(string PolicyId, string KeyId, string Layout);
