using System.Text.RegularExpressions;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests;

/// <summary>The views of the module as it ships, whose core PowerShell cannot see by its names.</summary>
public sealed partial class ViewTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Everything_is_shown_by_its_own_view_and_redirected_without_escape_sequences()
    {
        var note = _folder.File("note.md", "password: hunter2-sample");
        (string Command, string Header)[] views =
        [
            (Sync, "Sync succeeded in [0-9.]+ m?s"),
            ($"Get-OpenClawRecord '{Paths.Home}'", "Kind +Agent +Updated +Place"),
            ($"Get-OpenClawRecord '{Paths.Home}' | Protect-OpenClawRecord", "Kind +Redacted +Title +SourceKey"),
            ($"Get-OpenClawRecord '{Paths.Home}' | Protect-OpenClawRecord | Push-OpenClawRecord -Target '{Target}'", "Status +Key +Notes"),
            ($"Get-OpenClawSyncRun -Target '{Target}'", "Status +Started +Took +Created +Updated +Skipped +Errors +RunId"),
            ($"(Get-OpenClawSyncRun -Target '{Target}')[-1].CursorTo", "Tasks +Cron +Memory"),
            ($"Get-OpenClawSyncCursor -Target '{Target}'", "Kind +Cursor +LastRunId +Target"),
            ($"Find-OpenClawRecord -Target '{Target}'", "Kind +Agent +Updated +Visible +Status +Title"),
            ($"Test-OpenClawTarget '{Target}'", "Status +Check +Detail"),
            ($"Find-OpenClawSecret '{note}'", "Rule +Length +Lines +Column +Path"),
        ];

        // Each by itself, as at a prompt: within one pipeline the first object decides for all.
        var run = HostProcess.Run(Settings(), "-Command", string.Join("; ", views.Select(view => $"'next'; {view.Command} | Out-Default")));

        var shown = string.Join('\n', run.Succeeded()).Split("next\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.All(views.Zip(shown), pair => Assert.Matches($"^{pair.First.Header}$", pair.Second.Split('\n')[0]));
        Assert.Equal(views.Length, shown.Length);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
    }

    [Fact]
    public void Dead_letters_are_shown_with_their_reason_and_place()
    {
        var home = _folder.CopyOf(Paths.Home, "home");
        File.WriteAllText(Path.Combine(home, ".openclaw", "workspace", "memory", "bad.md"), "a\0b");

        var sync = HostProcess.Run(Settings(), "-Command", $"Invoke-OpenClawSync '{home}' -Target '{Target}'");
        var letters = HostProcess.Run(Settings(), "-Command", $"Get-OpenClawDeadLetter -Target '{Target}'").Succeeded();

        Assert.StartsWith("Sync partial in ", sync.Lines[0], StringComparison.Ordinal);
        Assert.Contains("Kept      1 dead letter", sync.Lines);
        Assert.Matches("^Reason +Tries +Last +Kept +Id$", letters[0]);
        Assert.Matches("^RecordMalformed .*bad.md$", letters[2]);
    }

    [Fact]
    public void Scripts_find_typed_values_and_sets_of_properties()
    {
        var lines = HostProcess.Run(Settings(), "-Command", $"""
            $run = {Sync}
            $run.StartedAt.GetType().Name
            $run.Duration.GetType().Name
            $run.PSObject.Members['Counts'].MemberType
            "$($run.PSStandardMembers.DefaultKeyPropertySet.ReferencedPropertyNames)"
            """).Succeeded();

        Assert.Equal(["DateTimeOffset", "TimeSpan", "PropertySet", "RunId"], lines);
    }

    [Fact]
    public void On_a_terminal_there_are_colours_and_no_line_is_broken()
    {
        Assert.SkipUnless(Terminal.IsThere, "There is no script of util-linux here.");

        var summary = Terminal.Run(Settings(), Sync);
        var rows = Terminal.Run(Settings(), $"Find-OpenClawRecord -Kind Task -Target '{Target}'");

        Assert.Contains("Sync \u001b[32msucceeded\u001b[0m in ", summary, StringComparison.Ordinal);
        Assert.Contains(" \u001b[32msucceeded\u001b[0m Rotate the registry token", rows, StringComparison.Ordinal);
        Assert.All(Colours().Replace(summary + rows, "").Split('\n'), line => Assert.InRange(line.Split('\r')[^1].Length, 0, 80));
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public void On_a_terminal_that_wants_none_there_are_no_colours(string name, string value)
    {
        Assert.SkipUnless(Terminal.IsThere, "There is no script of util-linux here.");

        var shown = Terminal.Run(Settings() with { Variables = new() { [name] = value } }, Sync);

        Assert.Contains("Sync succeeded in ", shown, StringComparison.Ordinal);
        Assert.DoesNotMatch(Colours(), shown);
    }

    private string Target => Path.Combine(_folder.Path, "mission-control.db");

    private string Sync => $"Invoke-OpenClawSync '{Paths.Home}' -Target '{Target}'";

    private HostSettings Settings() => new() { StateFolder = Path.Combine(_folder.Path, "state") };

    [GeneratedRegex(@"\u001b\[[0-9;]*m")]
    private static partial Regex Colours();
}
