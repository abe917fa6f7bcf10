namespace OpenClawSync.Targets;

/// <summary>A run that is about to begin.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="Full">Whether records that are known to be there are sent all the same.</param>
/// <param name="Tell">Hears of waits, in sentences without anything secret, on the thread that commits.</param>
internal sealed record RunStart(string RunId, bool Full, Action<string> Tell)
{
    /// <summary>Under what its records are protected; null for records that were protected before, each under its own.</summary>
    public ProtectionVersion? Protection { get; init; }
}

/// <summary>What a target found when a run began.</summary>
/// <param name="IsReset">The target is not the one it was, so what was remembered of it is forgotten.</param>
/// <param name="HasNewPolicy">Records are protected otherwise than before, so all are sent again.</param>
internal sealed record RunBeginning(bool IsReset, bool HasNewPolicy);
