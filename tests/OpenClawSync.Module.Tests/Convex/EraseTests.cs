using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Convex;

/// <summary>Erasing rows of a deployment, and uninstalling from it.</summary>
public sealed class EraseTests : IClassFixture<MissionControl>, IDisposable
{
    private const string Erased =
        "ForEach-Object { \"$($_.Tasks + $_.CronJobs + $_.MemoryEntries) $($_.DeadLetters) $($_.Runs) $($_.Failed) $($_.Purged)\" }";

    private readonly MissionControl _target;
    private readonly TempFolder _folder = new();
    private readonly PwshSession _session = new();
    private readonly string _home;

    public EraseTests(MissionControl target)
    {
        _target = target;
        _target.Reset();
        _home = _folder.CopyOf(Paths.Home, "home");
    }

    private string State => Path.Combine(_folder.Path, "state");

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Chosen_rows_are_erased_without_a_tombstone_and_come_back_only_from_the_source()
    {
        File.WriteAllText(Path.Combine(_home, ".openclaw/workspace/memory/2026-11-01.md"), "# Bird\n\nA Quetzalcoatlus was here.\n");
        Sync("");
        File.Delete(Path.Combine(_home, ".openclaw/workspace/memory/2026-11-01.md"));
        Assert.Contains("Quetzalcoatlus", _target.Dump(), StringComparison.Ordinal);

        var script = $"Remove-OpenClawRecord -SourceKey '*2026-11-01*' -Confirm:$false | {Erased}";
        Assert.Equal("1 0 0 0 True", Run(script).Succeeded()[^1]);

        Assert.DoesNotContain("Quetzalcoatlus", _target.Dump(), StringComparison.Ordinal);
        Assert.Empty(new LeakSearch([new Canary("erased", "Quetzalcoatlus", "")]).InFolder(State));
        Assert.Equal("succeeded 0 0", Sync(""));
        Assert.Equal(28, _target.RowCount());

        var erased = Run($"Remove-OpenClawRecord -Agent ops -Confirm:$false | {Erased}").Succeeded()[^1].Split(' ')[0];
        Assert.Equal($"succeeded {erased} 0", Sync(""));
        Assert.Equal(28, _target.RowCount());
    }

    [Fact]
    public void Everything_of_an_instance_is_erased_and_others_keep_theirs()
    {
        Sync("");
        Sync("-InstanceId laptop");

        Assert.Equal("28 0 1 0 True", Run($"Remove-OpenClawRecord -All -InstanceId laptop -Confirm:$false | {Erased}").Succeeded()[^1]);

        Assert.DoesNotContain("laptop/", _target.Dump(), StringComparison.Ordinal);
        Assert.Equal((28, 1), (_target.RowCount(), _target.Rows("openclawSyncRuns").Length));
        Assert.Equal(2, _target.Rows("openclawInstances").Length);
        Assert.Equal("succeeded 28 0", Sync("-InstanceId laptop"));
        Assert.Equal("succeeded 0 0", Sync(""));
    }

    [Fact]
    public void Only_the_source_that_claimed_an_instance_erases_its_rows()
    {
        Sync("");

        var run = PwshProcess.Run(
            _target.Settings(Path.Combine(_folder.Path, "other")),
            "try { Remove-OpenClawRecord -Kind Cron -Confirm:$false } catch { $_.FullyQualifiedErrorId; exit 1 }"
        );

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("InstanceConflict", run.Output, StringComparison.Ordinal);
        Assert.Equal(28, _target.RowCount());
    }

    [Fact]
    public void Without_a_record_of_the_claim_nothing_is_erased_and_the_next_sync_still_works()
    {
        Sync("");
        File.Delete(Path.Combine(State, "state.db"));

        foreach (var more in (string[])["-WhatIf", "-Confirm:$false"])
        {
            var run = Run($"try {{ Remove-OpenClawRecord -Kind Cron {more} }} catch {{ $_.FullyQualifiedErrorId; throw }}");
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("InstanceConflict", run.Output, StringComparison.Ordinal);
        }

        // A push does not know the source either, and is refused by the endpoint.
        Run($"Get-OpenClawRecord '{_home}' -Kind Cron | Protect-OpenClawRecord | Push-OpenClawRecord");
        Assert.Equal("succeeded 0 0", Sync(""));
        Assert.StartsWith(
            "0 ",
            Run($"Remove-OpenClawRecord -SourceKey nothing:* -Confirm:$false | {Erased}").Output.Trim().Split('\n')[^1]
        );
        Assert.Equal(28, _target.RowCount());
    }

    [Fact]
    public void Uninstalling_erases_the_instance_and_releases_its_claim()
    {
        Sync("");
        Sync("-InstanceId laptop");

        var steps = Run(
                "$env:PATH = $env:XDG_CONFIG_HOME = '/nonexistent'; "
                    + "Uninstall-OpenClawSync -IncludeTarget -InstanceId laptop -Confirm:$false "
                    + "| ForEach-Object { \"$($_.Part) $($_.Removed)\" }"
            )
            .Succeeded();

        Assert.Equal("Target True", steps[0]);
        Assert.Equal("Folder True", steps[^1]);
        Assert.False(Directory.Exists(State));
        Assert.Equal("", Assert.Single(_target.Rows("openclawInstances")).GetProperty("instanceId").GetString());
        Assert.Equal(28, _target.RowCount());

        // Another installation can have the instance now.
        Assert.Equal("succeeded 28 0", Sync("-InstanceId laptop"));
    }

    private string Sync(string more) =>
        Run($"Invoke-OpenClawSync '{_home}' {more} | ForEach-Object {{ \"$($_.Status) $($_.Created) $($_.Updated)\" }}").Succeeded()[^1];

    private PwshRun Run(string command) => _session.Run(_target.Settings(State), command);
}
