using System.Text.Json;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Runs;
using OpenClawSync.State;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>Runs of jobs that are older than the policy keeps them are neither stored nor kept.</summary>
public sealed class RunRetentionTests : IDisposable
{
    private const string Count = "SELECT count(*) FROM openclawTasks";

    private readonly SyncBench _bench = new(Build);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_run_that_expires_is_deleted_once_and_not_created_again()
    {
        _bench.Sync(Keeping(60));
        Assert.Equal(3L, _bench.Scalar(Count));

        var swept = _bench.Sync(Keeping(30));
        Assert.Equal((2L, 1), (_bench.Scalar(Count), Expired()));
        Assert.Equal(("succeeded", 0L, 0L), (swept.Status, swept.Removed, swept.Created));

        var after = _bench.Sync(Keeping(30) with { Full = true, Prune = new PruneOptions(100) });
        Assert.Equal((2L, 0), (_bench.Scalar(Count), Expired()));
        Assert.Equal(("succeeded", 0L, 0L, 0L), (after.Status, after.Created, after.Removed, after.Errors));
    }

    [Fact]
    public void A_run_that_is_already_older_is_not_stored_and_other_tasks_of_any_age_are()
    {
        _bench.Sync(Keeping(1));

        Assert.Equal("other", _bench.Scalar("SELECT group_concat(sourceId) FROM openclawTasks"));
        Assert.Equal(0, Expired());
    }

    [Theory]
    [InlineData("cron-run/x/1")]
    [InlineData("x/cron-run/1")]
    [InlineData("cron-run/5")]
    public void A_task_whose_id_looks_like_that_of_a_run_is_none(string id)
    {
        HomeBuilder.Execute(
            HomeBuilder.Database(_bench.Home),
            TaskStore.Task(("task_id", id), ("runtime", "cli"), ("status", "succeeded"))
        );
        var expiring = Keeping(1) with { Instance = OpenClawSync.Records.InstanceId.Parse("box") };

        _bench.Sync(expiring);
        _bench.Sync(expiring);

        Assert.Equal(2L, _bench.Scalar(Count));
    }

    [Fact]
    public void A_longer_retention_brings_back_what_the_source_still_has()
    {
        _bench.Sync(Keeping(30));
        Assert.Equal(2L, _bench.Scalar(Count));

        _bench.Sync(Keeping(60));

        Assert.Equal(3L, _bench.Scalar(Count));
        _bench.Sync(new SyncOptions());
        Assert.Equal((3L, 0), (_bench.Scalar(Count), Expired()));
    }

    [Fact]
    public void A_run_expires_although_nothing_changed_at_the_source()
    {
        _bench.Sync(Keeping(60));
        _bench.Time.Advance(TimeSpan.FromDays(25));

        _bench.Sync(Keeping(60));

        Assert.Equal((2L, 1), (_bench.Scalar(Count), Expired()));
    }

    [Fact]
    public void By_default_a_policy_keeps_runs_for_ninety_days()
    {
        var request = new SyncRequest();

        Assert.Equal(
            TimeSpan.FromDays(90),
            request.ToOptions(ProtectionPolicy.Default, new StateFolder(_bench.Folder["state"]), _ => null).Retention
        );
        Assert.Equal(
            [TimeSpan.FromHours(36), TimeSpan.FromDays(14), null],
            ((string[])["36h", "2w", "forever"]).Select(text =>
                PolicyFile.Read(_bench.Folder.Write("policy.json", $$"""{ "retention": "{{text}}" }""")).Retention
            )
        );
    }

    private static SyncOptions Keeping(int days) => new() { Retention = TimeSpan.FromDays(days) };

    private int Expired() => JsonDocument.Parse(File.ReadAllText(_bench.Report)).RootElement.GetProperty("expired").GetInt32();

    // Runs of 10 and 40 days ago, and another task of 200 days ago.
    private static string Build(TempFolder folder)
    {
        var now = DateTimeOffset.UtcNow;
        return TaskStore.Create(
            folder,
            Run("one", now.AddDays(-10))
                + Run("two", now.AddDays(-40))
                + TaskStore.Task(("task_id", "other"), ("runtime", "cli"), ("status", "succeeded"))
                + $"UPDATE task_runs SET created_at = {now.AddDays(-200).ToUnixTimeMilliseconds()} WHERE task_id = 'other'"
        );
    }

    private static string Run(string id, DateTimeOffset start) =>
        TaskStore.Task(
            ("task_id", id),
            ("runtime", "cron"),
            ("source_id", "job"),
            ("status", "succeeded"),
            ("started_at", start.ToUnixTimeMilliseconds())
        );
}
