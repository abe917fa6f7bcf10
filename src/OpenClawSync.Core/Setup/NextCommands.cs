using OpenClawSync.Schedules;

namespace OpenClawSync.Setup;

/// <summary>The commands that come after the setup, with the parameters that they need and no others, to be copied as they are.</summary>
internal sealed record NextCommands
{
    private const int WidestLine = 78;
    private const string VariablesFile = "~/.config/openclaw-sync.env";

    /// <summary>The source; null for the one that is read anyway.</summary>
    public string? Path { get; init; }

    /// <summary>The target; null for the one that is written to anyway.</summary>
    public string? Target { get; init; }

    public required string PolicyPath { get; init; }

    /// <summary>The instance; null for the policy's or the environment's.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Whether the target wants a token.</summary>
    public bool IsEndpoint { get; init; }

    /// <summary>Whether a token was given by hand, so that it has to be given again.</summary>
    public bool AsksForToken { get; init; }

    public IReadOnlyList<string> All()
    {
        List<string> shared =
        [
            .. Given(nameof(Path), Path),
            .. Given(nameof(Target), Target),
            .. Given(nameof(PolicyPath), PolicyPath),
            .. Given(nameof(InstanceId), InstanceId),
        ];
        string[] token = AsksForToken ? ["-IngestToken (Read-Host -AsSecureString)"] : [];
        string[] variables = IsEndpoint ? [.. Given("EnvironmentFile", VariablesFile)] : [];
        return
        [
            Command("Invoke-OpenClawSync", [.. shared, "-WhatIf"]),
            Command("Invoke-OpenClawSync", [.. shared, .. token]),
            Command("Register-OpenClawSyncSchedule", [.. shared, .. variables]),
        ];
    }

    // A line that a view would break is broken where PowerShell goes on reading.
    private static string Command(string name, IEnumerable<string> parameters)
    {
        string[] parts = [name, .. parameters];
        var line = string.Join(' ', parts);
        return line.Length <= WidestLine ? line : string.Join(" `\n    ", parts);
    }

    private static IEnumerable<string> Given(string name, string? value) => value is null ? [] : [PowerShellText.Parameter(name, value)];
}
