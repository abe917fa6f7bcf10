using System.Text.Json.Nodes;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Convex;

/// <summary>Rows of a deployment that something else changed there: they are reported, and a full run repairs them.</summary>
public sealed class RepairTests : IClassFixture<MissionControl>, IDisposable
{
    private const string Tasks = "openclawTasks";
    private const string Counts =
        "ForEach-Object { \"$($_.Status) $($_.Created) $($_.Updated) $($_.Skipped) $($_.Removed) $($_.Repaired)\" }";

    private readonly MissionControl _target;
    private readonly TempFolder _folder = new();
    private readonly string _home;

    public RepairTests(MissionControl target)
    {
        _target = target;
        _target.Reset();
        _home = _folder.CopyOf(Paths.Home, "home");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Changed_hidden_and_deleted_rows_are_reported_and_repaired()
    {
        Sync("-InstanceId laptop");
        _target.Change(content =>
        {
            var tasks = content[Tasks]!.AsArray();
            tasks[0]!["title"] = "Forged";
            (tasks[1]!["title"], tasks[1]!["fingerprint"]) = ("Forged", new string('0', 64));
            tasks[2]!["removedAt"] = 1;
            tasks[3]!["instanceId"] = "elsewhere";
            tasks.RemoveAt(4);
            var forged = (JsonObject)tasks[0]!.DeepClone();
            forged.Remove("_id");
            forged.Remove("_creationTime");
            (forged["sourceKey"], forged["sourceId"]) = ("task:laptop/forged", "laptop/forged");
            tasks.Add(forged);
        });

        var check = Run("(Test-OpenClawTarget -InstanceId laptop)[-1] | ForEach-Object { \"$($_.Status) $($_.Detail)\" }").Succeeded()[^1];
        Assert.StartsWith("Failed ", check, StringComparison.Ordinal);
        Assert.Contains("3 changed (", check, StringComparison.Ordinal);
        Assert.Contains("1 added (task:laptop/forged)", check, StringComparison.Ordinal);
        Assert.Contains("3 missing or hidden (", check, StringComparison.Ordinal);

        Assert.Equal("succeeded 1 0 23 0 5", Sync("-InstanceId laptop -Full"));

        Assert.Equal(1, _target.Rows(Tasks).Count(row => row.TryGetProperty("removedAt", out _)));
        Assert.DoesNotContain("\"instanceId\":\"elsewhere\"", _target.Dump(), StringComparison.Ordinal);
        Assert.Single(_target.Rows(Tasks), row => row.GetProperty("title").GetString() == "Forged");
        Assert.Equal("succeeded 0 0 28 0 0", Sync("-InstanceId laptop -Full"));
        Assert.Equal("Passed", Run("(Test-OpenClawTarget -InstanceId laptop)[-1] | ForEach-Object { $_.Status }").Succeeded()[^1]);
        Assert.Equal(
            [5, 0],
            _target.Rows("openclawSyncRuns").Skip(1).Select(run => run.TryGetProperty("repaired", out var n) ? n.GetInt32() : 0)
        );
    }

    [Fact]
    public void A_row_of_the_default_instance_that_was_moved_to_one_that_nobody_writes_is_taken_back()
    {
        Sync();
        _target.Change(content => content[Tasks]!.AsArray()[0]!["instanceId"] = "ghost");

        Assert.Equal("succeeded 0 0 27 0 1", Sync("-Full"));

        Assert.DoesNotContain("ghost", _target.Dump(), StringComparison.Ordinal);
    }

    private string Sync(string more = "") => Run($"Invoke-OpenClawSync '{_home}' {more} | {Counts}").Succeeded()[^1];

    private PwshRun Run(string command) => PwshProcess.Run(_target.Settings(Path.Combine(_folder.Path, "state")), command);
}
