using OpenClawSync.Schedules;

namespace OpenClawSync.Setup;

/// <summary>The commands to run after the setup, ready to be copied, with exactly the parameters that they need.</summary>
internal sealed record NextCommands
{
    private const int MaxLineWidth = 78;
    private const string VariablesFile = "~/.config/openclaw-sync.env";

    /// <summary>The source; null for the default.</summary>
    public string? Path { get; init; }

    /// <summary>The target; null for the default.</summary>
    public string? Target { get; init; }

    /// <summary>The policy; null for the default.</summary>
    public string? PolicyPath { get; init; }

    /// <summary>The instance; null for that of the policy or the environment.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Whether the target is an endpoint, which needs a token.</summary>
    public bool IsEndpoint { get; init; }

    /// <summary>Whether the token was a parameter, so that the commands need it too.</summary>
    public bool AsksForToken { get; init; }

    public IReadOnlyList<string> All()
    {
        List<string> shared =
        [
            .. Optional(nameof(Path), Path),
            .. Optional(nameof(Target), Target),
            .. Optional(nameof(PolicyPath), PolicyPath),
            .. Optional(nameof(InstanceId), InstanceId),
        ];
        string[] token = AsksForToken ? ["-IngestToken (Read-Host -AsSecureString)"] : [];
        string[] variables = IsEndpoint ? [.. Optional("EnvironmentFile", VariablesFile)] : [];
        return
        [
            Command("Invoke-OpenClawSync", [.. shared, "-WhatIf"]),
            Command("Invoke-OpenClawSync", [.. shared, .. token]),
            Command("Register-OpenClawSyncSchedule", [.. shared, .. variables]),
        ];
    }

    // Views would wrap a longer line, so it is split with line continuations.
    private static string Command(string name, IEnumerable<string> parameters)
    {
        string[] parts = [name, .. parameters];
        var line = string.Join(' ', parts);
        return line.Length <= MaxLineWidth ? line : string.Join(" `\n    ", parts);
    }

    private static IEnumerable<string> Optional(string name, string? value) => value is null ? [] : [PowerShellText.Parameter(name, value)];
}
