namespace OpenClawSync.Schedules;

/// <summary>What pwsh is given to run: settings, the module, and the sync as the last command, so that its errors decide the exit code.</summary>
/// <param name="Module">The module, as Import-Module takes it.</param>
internal sealed record SyncScript(string Module)
{
    /// <summary>The name under which systemd lays out the token.</summary>
    public const string Credential = "ingest-token";

    /// <summary>Variables for the process, unless it has them: what an environment file says counts above them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>The parameters of Invoke-OpenClawSync.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>Statements ahead of all others, such as those that load a token.</summary>
    public IReadOnlyList<string> Preparations { get; init; } = [];

    /// <summary>Reads the credential that systemd lays out, for this process alone.</summary>
    public static string LoadCredential(string variable) =>
        $"$env:{variable} = [IO.File]::ReadAllText(\"$env:CREDENTIALS_DIRECTORY/{Credential}\")";

    /// <summary>Reads lines of the form NAME=value, where no shell and no service manager does.</summary>
    public static string LoadEnvironment(string file) =>
        $"foreach ($line in [IO.File]::ReadAllLines({PowerShellText.Quote(file)})) "
        + "{ if ($line -match '^\\s*(\\w+)=(.*)$') { [Environment]::SetEnvironmentVariable($Matches[1], $Matches[2].Trim().Trim([char[]]'\"''')) } }";

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
