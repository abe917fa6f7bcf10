using System.Text.RegularExpressions;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests;

/// <summary>Output and prompts on a terminal. Views are tested without one.</summary>
public sealed partial class TerminalTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public TerminalTests() => Terminal.Require();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void On_a_terminal_there_are_colours_and_no_line_wraps()
    {
        var summary = Terminal.Run(Settings(), NoProgress + Sync);
        var rows = Terminal.Run(Settings(), $"Find-OpenClawRecord -Kind Task -Target '{Target}'");

        Assert.Contains("Sync \u001b[32msucceeded\u001b[0m in ", summary, StringComparison.Ordinal);
        Assert.Contains(" \u001b[32msucceeded\u001b[0m Rotate the registry token", rows, StringComparison.Ordinal);
        Assert.All(ControlSequences().Replace(summary + rows, "").Split('\n'), line => Assert.InRange(line.Split('\r')[^1].Length, 0, 80));
    }

    [Fact]
    public void Progress_is_shown_while_a_sync_runs()
    {
        // What is over at once shows none.
        var home = new BusyHome(_folder, seed: 1, tasks: 5_000, notes: 0);

        var shown = Terminal.Run(Settings(), $"$null = Invoke-OpenClawSync '{home.Path}' -Target '{Target}' -BatchSize 1");

        Assert.Contains("Syncing OpenClaw", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y", 0)]
    [InlineData("n", 1)]
    public void A_confirmation_prompt_decides(string answer, int left)
    {
        PwshProcess.Run(Settings(), $"$null = {Sync}").Succeeded();
        using var terminal = new Terminal(
            Settings(),
            $"Reset-OpenClawSyncCursor -Kind Memory -Target '{Target}' -Confirm; 'cursors: ' + @(Get-OpenClawSyncCursor -Kind "
                + $"Memory -Target '{Target}' | Where-Object Cursor).Count"
        );

        terminal.Expect("(default is \"Y\"):");
        terminal.Type(answer + "\r");

        Assert.Contains($"cursors: {left}", terminal.ReadToEnd().Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Ctrl_C_stops_a_run_and_logs_it_as_stopped()
    {
        using (
            var terminal = new Terminal(
                Settings(),
                $"{Sync} -BatchSize 1 -Verbose 4>&1 | ForEach-Object {{ if (\"$_\" -like 'Created *') {{ 'writing'; Start-Sleep "
                    + $"600 }} }}; 'never'"
            )
        )
        {
            terminal.Expect("writing");
            terminal.Type("\u0003");
            Assert.DoesNotContain("never", terminal.ReadToEnd().Shown, StringComparison.Ordinal);
        }

        Assert.Equal(["stopped"], PwshProcess.Run(Settings(), $"(Get-OpenClawSyncRun -Target '{Target}').Status").Succeeded());
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public void With_NO_COLOR_there_are_no_colours_on_a_terminal(string name, string value)
    {
        var shown = Terminal.Run(Settings() with { Variables = new() { [name] = value } }, NoProgress + Sync);

        Assert.Contains("Sync succeeded in ", shown, StringComparison.Ordinal);
        Assert.DoesNotMatch(Colours(), shown);
    }

    private string Target => Path.Combine(_folder.Path, "mission-control.db");

    // Its bar has colours of its own, and moves about.
    private const string NoProgress = "$ProgressPreference = 'SilentlyContinue'; ";

    private string Sync => $"Invoke-OpenClawSync '{Paths.Home}' -Target '{Target}'";

    private PwshSettings Settings() => new() { StateFolder = Path.Combine(_folder.Path, "state") };

    [GeneratedRegex(@"\u001b\[[0-9;]*m")]
    private static partial Regex Colours();

    [GeneratedRegex(@"\u001b(\[[0-9;?]*[A-Za-z]|[=>])")]
    private static partial Regex ControlSequences();
}
