namespace OpenClawSync.Connections;

/// <summary>The result of a check.</summary>
public enum CheckStatus
{
    /// <summary>The check passed.</summary>
    Passed,

    /// <summary>The check failed; the detail says what to do.</summary>
    Failed,

    /// <summary>The check was skipped, because an earlier one failed or it does not apply to the target.</summary>
    Skipped,
}

/// <summary>One check of a target.</summary>
public sealed class TargetCheck
{
    internal TargetCheck(string name, CheckStatus status, string detail) => (Name, Status, Detail) = (name, status, detail);

    /// <summary>The name: Reachable, Authorized, Identity, SchemaVersion, ClockSkew, RoundTrip, Secrets or Integrity.</summary>
    public string Name { get; }

    /// <summary>Its result.</summary>
    public CheckStatus Status { get; }

    /// <summary>What was found and what to do about it, without anything secret.</summary>
    public string Detail { get; }

    /// <summary>The error that a failed check ended with; null when it ended without one.</summary>
    internal string? ErrorId { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Name}: {Status}";
}
