namespace OpenClawSync.Module.Tests.Support;

/// <summary>The environment of a pwsh process, without the OpenClaw or Mission Control of the machine.</summary>
internal sealed record PwshSettings
{
    /// <summary>For scripts that import a module themselves, or none.</summary>
    public static PwshSettings WithoutModule { get; } = new() { Module = null };

    /// <summary>The module that is imported before the script runs.</summary>
    public string? Module { get; init; } = Paths.Module;

    public string WorkingFolder { get; init; } = Paths.Repository;

    /// <summary>The state folder, for a test that examines it.</summary>
    public string? StateFolder { get; init; }

    /// <summary>The user as whom it runs; null for the user of the tests.</summary>
    public OrdinaryUser? User { get; init; }

    /// <summary>What starts pwsh; null for the program alone.</summary>
    public string[]? Command { get; init; }

    /// <summary>Additional environment variables.</summary>
    public Dictionary<string, string> Variables { get; init; } = [];

    /// <summary>Whether the module may recognize unchanged files by their states, as on this platform.</summary>
    public bool HasFileStates { get; init; } = true;

    /// <summary>The arguments of <c>pwsh</c> to run a script.</summary>
    public string[] Arguments(string script) =>
        [
            "-NoProfile",
            "-Command",
            (HasFileStates ? "" : "[AppContext]::SetSwitch('OpenClawSync.NoFileStates', $true)\n")
                + (Module is null ? script : $"Import-Module '{User?.Module ?? Module}'\n{script}"),
        ];

    public void Apply(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(IsOurs).ToArray())
        {
            environment.Remove(name);
        }
        // Never the user's own, even when a test forgets.
        environment["OPENCLAW_SYNC_HOME"] = StateFolder ?? Path.Combine(AppContext.BaseDirectory, "state");
        environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        environment["POWERSHELL_UPDATECHECK"] = "Off";
        environment["NO_COLOR"] = "1";
        environment["TERM"] = "xterm-256color";
        foreach (var (name, value) in Variables)
        {
            environment[name] = value;
        }
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("OPENCLAW_", StringComparison.Ordinal)
        || name.StartsWith("CLAWDBOT_", StringComparison.Ordinal)
        || name.StartsWith("CONVEX_", StringComparison.Ordinal);
}
