using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Convex;

/// <summary>
/// What is remembered of Mission Control: dead letters, removed rows, other policies, and a target that is not what it was.
/// </summary>
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
    public void Refused_rows_wait_as_letters_cost_no_request_and_arrive_when_they_are_pushed_again()
    {
        // Somebody's policy lets through what the endpoint does not.
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
    public void What_is_gone_becomes_a_tombstone_when_asked_for_and_returns()
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

        Assert.Contains("Policy, rules or key changed", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("ACME-4711-ZULU", _target.Dump(), StringComparison.Ordinal);
        Assert.Contains("Ask for [REDACTED] first.", _target.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deployment_that_was_emptied_is_noticed_and_filled_again()
    {
        Sync();
        _target.Reset();

        var run = Run($"Invoke-OpenClawSync '{_home}' | {Counts}");

        Assert.Contains("succeeded 28 0 0", run.Output, StringComparison.Ordinal);
        Assert.Contains("It is not what it was", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.Equal(28, _target.RowCount());
    }

    [Fact]
    public void A_reset_asks_the_deployment_again_for_what_it_has()
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
    public void A_damaged_state_database_is_set_aside_said_to_be_and_nothing_is_made_twice()
    {
        Sync();
        File.WriteAllText(
            Path.Combine(_folder.Path, "state", "state.db"),
            "no database any more, but long enough to be taken for the header of one; and then some more text"
        );

        var run = Run($"Invoke-OpenClawSync '{_home}' | {Counts}");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("partial 0 0 28", run.Output, StringComparison.Ordinal);
        Assert.Contains("It was set aside as", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.Equal("succeeded 0 0 28 0", Sync());
    }

    private string Sync(string more = "") => Run($"Invoke-OpenClawSync '{_home}' {more} | {Counts}").Succeeded()[^1];

    private int Removed() => _target.Rows("openclawMemoryEntries").Count(row => row.TryGetProperty("removedAt", out _));

    private PwshRun Run(string command) =>
        PwshProcess.Run(
            new PwshSettings
            {
                StateFolder = Path.Combine(_folder.Path, "state"),
                Variables = new() { ["CONVEX_INGEST_URL"] = _target.Ingest, ["CONVEX_INGEST_TOKEN"] = MissionControl.Token },
            },
            command
        );
}
