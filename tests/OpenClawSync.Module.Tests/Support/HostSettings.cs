namespace OpenClawSync.Module.Tests.Support;

/// <summary>The surroundings of a host process: nothing of the machine's own OpenClaw or Mission Control reaches it.</summary>
internal sealed record HostSettings
{
    public string Host { get; init; } = Paths.Host;

    public string WorkingFolder { get; init; } = Paths.Repository;

    /// <summary>Where the module keeps its state; a test that runs a sync gives one.</summary>
    public string? StateFolder { get; init; }

    /// <summary>Variables that the process finds.</summary>
    public Dictionary<string, string> Variables { get; init; } = [];

    public void Apply(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(IsOurs).ToArray()) environment.Remove(name);
        // Never the user's own, even when a test forgets.
        environment["OPENCLAW_SYNC_HOME"] = StateFolder ?? Path.Combine(WorkingFolder, "no-state-was-given");
        environment.Remove("NO_COLOR");
        environment["TERM"] = "xterm-256color";
        foreach (var (name, value) in Variables) environment[name] = value;
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("OPENCLAW_", StringComparison.Ordinal) || name.StartsWith("CONVEX_", StringComparison.Ordinal);
}
