namespace OpenClawSync.Connections;

/// <summary>How a check ended.</summary>
public enum CheckStatus
{
    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>Not as it should be; the detail says what to do.</summary>
    Failed,

    /// <summary>Not made, because an earlier one failed or the target has no such thing.</summary>
    Skipped,
}

/// <summary>One check of a target.</summary>
public sealed class TargetCheck
{
    internal TargetCheck(string name, CheckStatus status, string detail) => (Name, Status, Detail) = (name, status, detail);

    /// <summary>Reachable, Authorized, Identity, SchemaVersion, ClockSkew, RoundTrip or Secrets.</summary>
    public string Name { get; }

    /// <summary>How it ended.</summary>
    public CheckStatus Status { get; }

    /// <summary>What was seen, and what to do about it. Nothing secret.</summary>
    public string Detail { get; }

    /// <summary>The error that a failed check ended with; null when it ended without one.</summary>
    internal string? ErrorId { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Name}: {Status}";
}
