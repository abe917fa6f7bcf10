namespace OpenClawSync.Host;

/// <summary>What <c>-Help</c> prints.</summary>
internal static class Usage
{
    internal const string Text = """
        Runs PowerShell with the OpenClawSync module loaded, on machines without pwsh.

        Usage:
          OpenClawSync.Host [-NoModule] -Command TEXT
          OpenClawSync.Host [-NoModule] -File SCRIPT [ARGS...]
          OpenClawSync.Host -Help

          -Command   Runs the text, which is all that follows on the command line.
          -File      Runs a .ps1 script; all that follows is its arguments, bound as pwsh binds them.
          -NoModule  Starts the engine without the module, for scripts that import a copy themselves.

        Only the engine's own commands are here (Import-Module, ForEach-Object, Where-Object, Get-Help...);
        Select-Object, Sort-Object, ConvertTo-Json and their kin come with pwsh.

        Exit codes: 0; 1 when there were errors; 2 for a command line that cannot be used; 130 when
        interrupted; the script's own when it calls exit.

        """;
}
