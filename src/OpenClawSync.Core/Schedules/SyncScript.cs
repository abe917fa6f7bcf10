namespace OpenClawSync.Schedules;

/// <summary>The script that pwsh runs: settings, the module, and last the sync, so that its errors determine the exit code.</summary>
/// <param name="Module">The module, as Import-Module takes it.</param>
internal sealed record SyncScript(string Module)
{
    /// <summary>The name of the systemd credential with the token.</summary>
    public const string Credential = "ingest-token";

    /// <summary>Environment variables to set unless they are set already, so that an environment file overrides them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>The parameters of Invoke-OpenClawSync.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>Statements that come first, such as those that load a token.</summary>
    public IReadOnlyList<string> Preparations { get; init; } = [];

    /// <summary>A statement that reads the systemd credential into a variable of the process.</summary>
    public static string LoadCredential(string variable) =>
        $"$env:{variable} = [IO.File]::ReadAllText(\"$env:CREDENTIALS_DIRECTORY/{Credential}\")";

    /// <summary>
    /// A statement that reads lines of the form NAME=value, for schedulers without a shell or service manager that does it.
    /// </summary>
    public static string LoadEnvironment(string file) =>
        $"foreach ($line in [IO.File]::ReadAllLines({PowerShellText.Quote(file)})) "
        + "{ if ($line -match '^\\s*(\\w+)=(.*)$') "
        + "{ [Environment]::SetEnvironmentVariable($Matches[1], $Matches[2].Trim().Trim([char[]]'\"''')) } }";

    /// <summary>The value to which a script sets an environment variable; null if it does not.</summary>
    public static string? FindSetting(string script, string name)
    {
        var start = $"$env:{name} ??= '";
        var at = script.IndexOf(start, StringComparison.Ordinal);
        return at < 0 ? null : PowerShellText.ReadQuoted(script.AsSpan(at + start.Length));
    }

    public override string ToString() =>
        string.Join(
            "; ",
            [
                .. Preparations,
                .. Settings.Select(setting => $"$env:{setting.Key} ??= {PowerShellText.Quote(setting.Value)}"),
                $"Import-Module {PowerShellText.Quote(Module)}",
                string.Join(
                    ' ',
                    Parameters.Select(parameter => PowerShellText.Parameter(parameter.Key, parameter.Value)).Prepend("Invoke-OpenClawSync")
                ),
            ]
        );
}
