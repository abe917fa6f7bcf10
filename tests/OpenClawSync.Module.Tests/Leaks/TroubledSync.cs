using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Leaks;

/// <summary>
/// Commands against a home full of canaries, each shown by every means PowerShell has: as text, property by property, on every
/// stream, and in what <c>$Error</c> keeps.
/// </summary>
internal sealed class TroubledSync(PwshSettings settings, string home, string arguments) : IDisposable
{
    private const string Show = """
        function Show($thing, $depth) {
            "$thing"
            if ($null -eq $thing -or $depth -eq 0 -or $thing -is [string] -or $thing -is [ValueType]) { return }
            foreach ($property in $thing.PSObject.Properties) {
                try { foreach ($value in @($property.Value)) { "$($property.Name):"; Show $value ($depth - 1) } } catch { 'not to be read' }
            }
        }
        function ShowErrors {
            foreach ($record in $Error) {
                Show $record 1
                Show $record.InvocationInfo 1
                Show $record.TargetObject 2
                Show $record.CategoryInfo 1
                for ($failure = $record.Exception; $null -ne $failure; $failure = $failure.InnerException) { Show $failure 1;
                  $failure.ToString() }
            }
        }
        """;

    // With -Debug alone the engine would ask at each warning and error.
    private const string AllStreams = "-Verbose -Debug -WarningAction Continue -ErrorAction Continue *>&1";

    private readonly List<string> _printed = [];
    private readonly PwshSession _session = new();

    public string Printed => string.Join('\n', _printed);

    /// <summary>Runs a sync with every stream enabled.</summary>
    public PwshRun Sync(string more = "") => Command($"Invoke-OpenClawSync '{home}' {arguments} {more} {AllStreams}");

    /// <summary>Runs a command, shows all that it emits, and then its errors.</summary>
    public PwshRun Command(string command)
    {
        var run = _session.Run(
            settings,
            $$"""
            {{Show}}
            $Error.Clear()
            try { {{command}} | ForEach-Object { Show $_ 1 } } catch { "caught $($_.FullyQualifiedErrorId)" }
            ShowErrors
            """
        );
        _printed.Add(run.Output + run.Errors);
        return run;
    }

    /// <summary>Every command with output: records in views, findings, plans, the log, cursors and dead letters.</summary>
    public void LookAround()
    {
        string[] readers =
        [
            $"Get-OpenClawDeadLetter {arguments}",
            $"Get-OpenClawSyncRun {arguments}",
            $"Get-OpenClawSyncCursor {arguments}",
            $"Test-OpenClawTarget {arguments}",
        ];
        View([
            $"Get-OpenClawRecord '{home}' -Verbose 4>&1",
            $"Get-OpenClawRecord '{home}' -ErrorAction SilentlyContinue | ForEach-Object {{ \"$_\" }}",
            $"Invoke-OpenClawSync '{home}' {arguments} -WhatIf -Verbose",
            $"Invoke-OpenClawSync '{home}' {arguments} -ErrorAction SilentlyContinue",
            $"Find-OpenClawSecret '{home}' -Verbose",
            $"Get-OpenClawRecord '{home}' -ErrorAction SilentlyContinue | Find-OpenClawSecret",
            .. readers,
        ]);
        Command($"Get-OpenClawRecord '{home}' -ErrorAction SilentlyContinue | Protect-OpenClawRecord");
        foreach (var reader in readers)
        {
            Command($"{reader} *>&1");
        }
    }

    public void Dispose() => _session.Dispose();

    // In a process of their own, since a session leaves nothing to the host and the module's views. An error ends only its own command.
    private void View(IEnumerable<string> commands)
    {
        var run = PwshProcess.Run(
            settings,
            string.Join('\n', commands.Select(command => $"try {{ {command} | Out-Default }} catch {{ $_ | Out-Default }}"))
        );
        _printed.Add(run.Output + run.Errors);
    }
}
