namespace OpenClawSync.Schedules;

/// <summary>What to run, and how often. Everything in it was validated: it contains no secret and no control character.</summary>
/// <param name="Name">The name.</param>
/// <param name="Interval">The time from one run to the next.</param>
/// <param name="Pwsh">The path of pwsh.</param>
/// <param name="Script">The script that pwsh runs.</param>
internal sealed record SchedulePlan(string Name, TimeSpan Interval, string Pwsh, string Script)
{
    /// <summary>A file with environment variables that are set first; null for none.</summary>
    public string? EnvironmentFile { get; init; }

    /// <summary>A file with the ingest token that systemd loads; null for none.</summary>
    public string? CredentialFile { get; init; }

    /// <summary>The arguments of pwsh.</summary>
    public IReadOnlyList<string> Arguments => ["-NoProfile", "-NonInteractive", "-Command", Script];
}
