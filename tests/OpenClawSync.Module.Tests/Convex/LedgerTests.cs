using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Convex;

/// <summary>The ledger of Mission Control: dead letters, removed rows, policy changes, and a target that was reset.</summary>
public sealed class LedgerTests : IClassFixture<MissionControl>, IDisposable
{
    private const string Note = ".openclaw/workspace/memory/projects/roadmap.md";
    private const string Counts = "ForEach-Object { \"$($_.Status) $($_.Created) $($_.Updated) $($_.Skipped) $($_.Removed)\" }";

    private readonly MissionControl _target;
    private readonly TempFolder _folder = new();
    private readonly string _home;

    public LedgerTests(MissionControl target)
    {
        _target = target;
        _target.Reset();
        _home = _folder.CopyOf(Paths.Home, "home");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rejected_rows_become_dead_letters_cost_no_request_and_can_be_pushed_again()
    {
        // This policy allows what the endpoint rejects.
        var policy = _folder.File("policy.json", """{ "allow": { "patterns": ["(ghp_|glpat-|AKIA|xoxb-|sk-ant-)[A-Za-z0-9_-]+"] } }""");
        Run($"Invoke-OpenClawSync '{_home}' -PolicyPath '{policy}' -ErrorAction SilentlyContinue");
        var (rows, batches) = (_target.RowCount(), _target.Batches());
        var letters = Run("Get-OpenClawDeadLetter | ForEach-Object { \"$($_.Reason) $($_.Attempts) $($_.HasRecord)\" }").Succeeded();
        Assert.Equal(28 - rows, letters.Length);
        Assert.All(letters, letter => Assert.EndsWith(" 1 True", letter, StringComparison.Ordinal));

        Assert.StartsWith(
            "succeeded 0 0 28",
            Run($"Invoke-OpenClawSync '{_home}' -PolicyPath '{policy}' -ReplayWindow 0 -WarningAction SilentlyContinue | {Counts}")
                .Succeeded()[^1],
            StringComparison.Ordinal
        );
        Assert.Equal(batches, _target.Batches());

        var pushed = Run("Get-OpenClawDeadLetter | Push-OpenClawRecord | ForEach-Object { $_.Status }").Succeeded();
        Assert.Equal(letters.Length, pushed.Count(status => status == "Created"));
        Assert.Empty(Run("Get-OpenClawDeadLetter").Succeeded());
        Assert.Equal(28, _target.RowCount());
        Assert.DoesNotContain("AKIA", _target.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_records_become_tombstones_on_request_and_are_restored()
    {
        Sync();
        var text = File.ReadAllText(Path.Combine(_home, Note));
        File.Delete(Path.Combine(_home, Note));
        Assert.EndsWith(" 0", Sync(), StringComparison.Ordinal);

        var pruned = Sync("-Prune");
        Assert.Equal(pruned.Split(' ')[4], Removed().ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(Removed() > 0);

        File.WriteAllText(Path.Combine(_home, Note), text);
        Sync("-Prune");
        Assert.Equal(0, Removed());
    }

    [Fact]
    public void A_new_rule_reaches_rows_whose_source_is_gone()
    {
        File.AppendAllText(Path.Combine(_home, Note), "\nAsk for ACME-4711-ZULU first.\n");
        Sync();
        File.Delete(Path.Combine(_home, Note));
        _folder.File("acme.toml", "[[rules]]\nid = 'acme'\ndescription = 'ours'\nregex = '''ACME-\\d{4}-ZULU'''\n");
        var policy = _folder.File("policy.json", """{ "ruleFiles": ["acme.toml"] }""");
        Assert.Contains("ACME-4711-ZULU", _target.Dump(), StringComparison.Ordinal);

        var run = Run($"Invoke-OpenClawSync '{_home}' -PolicyPath '{policy}' | {Counts}");

        Assert.Contains("The policy, the rules or the key changed", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("ACME-4711-ZULU", _target.Dump(), StringComparison.Ordinal);
        Assert.Contains("Ask for [REDACTED] first.", _target.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deployment_that_was_emptied_is_detected_and_filled_again()
    {
        Sync();
        _target.Reset();

        var run = Run($"Invoke-OpenClawSync '{_home}' | {Counts}");

        Assert.Contains("succeeded 28 0 0", run.Output, StringComparison.Ordinal);
        Assert.Contains("The target was emptied, replaced, or restored", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.Equal(28, _target.RowCount());
    }

    [Fact]
    public void A_new_installation_removes_rows_under_the_masks_of_the_earlier_one()
    {
        File.WriteAllText(
            Path.Combine(_home, ".openclaw/workspace/memory/ghp_9fT2kLmQ7xVb3RzW8cYd5NpJ1sHg6uAe0oKi.md"),
            "# Named\n\nA secret in the path.\n"
        );
        Assert.Equal("succeeded 29 0 0 0", Sync());
        Directory.Delete(Path.Combine(_folder.Path, "state"), recursive: true);
        _target.Change(content => content["openclawInstances"]!.AsArray().Clear());

        Assert.Equal("succeeded 1 0 28 1", Sync());

        Assert.Equal((30, 1), (_target.RowCount(), Removed()));
        Assert.Equal("succeeded 0 0 29 0", Sync());
    }

    [Fact]
    public void After_a_reset_everything_is_sent_again()
    {
        Sync();
        var batches = _target.Batches();
        Sync();
        Assert.Equal(batches, _target.Batches());

        Run("Reset-OpenClawSyncCursor").Succeeded();

        Assert.Equal("succeeded 0 0 28 0", Sync());
        Assert.Equal(batches + 1, _target.Batches());
    }

    [Fact]
    public void A_damaged_state_database_is_moved_aside_and_reported_and_no_row_is_duplicated()
    {
        Sync();
        File.WriteAllText(
            Path.Combine(_folder.Path, "state", "state.db"),
            "no database any more, but long enough to be taken for the header of one; and then some more text"
        );

        var run = Run($"Invoke-OpenClawSync '{_home}' | {Counts}");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("partial 0 0 28", run.Output, StringComparison.Ordinal);
        Assert.Contains("It was moved to", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.Equal("succeeded 0 0 28 0", Sync());
    }

    private string Sync(string more = "") => Run($"Invoke-OpenClawSync '{_home}' {more} | {Counts}").Succeeded()[^1];

    private int Removed() => _target.Rows("openclawMemoryEntries").Count(row => row.TryGetProperty("removedAt", out _));

    private PwshRun Run(string command) => PwshProcess.Run(_target.Settings(Path.Combine(_folder.Path, "state")), command);
}
