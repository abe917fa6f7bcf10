namespace OpenClawSync.Schedules;

/// <summary>What is to run and how often. Everything in it has been looked over: no secret, no control character.</summary>
/// <param name="Name">The name.</param>
/// <param name="Interval">From one run to the next.</param>
/// <param name="Pwsh">The path of pwsh.</param>
/// <param name="Script">What it runs.</param>
internal sealed record SchedulePlan(string Name, TimeSpan Interval, string Pwsh, string Script)
{
    /// <summary>A file of environment variables that is loaded first.</summary>
    public string? EnvironmentFile { get; init; }

    /// <summary>A file that holds the ingest token, for systemd to load.</summary>
    public string? CredentialFile { get; init; }

    /// <summary>What pwsh is called with.</summary>
    public IReadOnlyList<string> Arguments => ["-NoProfile", "-NonInteractive", "-Command", Script];
}
