using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Sources;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Core.Tests.Runs;

public sealed class SyncRunnerTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Noon);
    private readonly string _home;

    public SyncRunnerTests()
    {
        _home = HomeBuilder.Fixture(_folder);
        foreach (var note in Directory.EnumerateFiles(_home, "*.md", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(note, Noon.UtcDateTime.AddDays(-1));
        }

        // The database changed within the replay window, so every run reads it.
        File.SetLastWriteTimeUtc(HomeBuilder.Database(_home), Noon.UtcDateTime);
    }

    private string Target => _folder["mission-control.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_run_creates_and_the_second_skips()
    {
        var (first, second) = (Sync(), Sync());

        Assert.Equal((28L, 0L, 0L, 0L, "succeeded"), (first.Created, first.Updated, first.Skipped, first.Errors, first.Status));
        Assert.Equal(8, first.Redactions);
        Assert.Equal((0L, 0L, 28L, 0L, "succeeded"), (second.Created, second.Updated, second.Skipped, second.Errors, second.Status));
    }

    [Fact]
    public void A_second_run_changes_no_row()
    {
        Sync();
        var before = Rows();
        _time.Advance(TimeSpan.FromHours(1));

        Sync();

        Assert.Equal(before, Rows());
    }

    [Fact]
    public void A_changed_note_updates_its_row_and_no_other()
    {
        Sync();
        var note = Path.Combine(_home, ".openclaw/workspace/memory/projects/roadmap.md");
        File.WriteAllText(note, File.ReadAllText(note).Replace("Nothing is decided.", "Much is decided.", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(note, Noon.UtcDateTime.AddHours(-1));

        var run = Sync();

        Assert.Equal((0L, 1L, 27L), (run.Created, run.Updated, run.Skipped));
    }

    [Fact]
    public void A_record_that_changes_back_is_updated_back()
    {
        Sync();
        foreach (var label in (string[])["second", "Read the sensor manual"])
        {
            HomeBuilder.Execute(HomeBuilder.Database(_home), $"UPDATE task_runs SET label = '{label}' WHERE task_id LIKE '5f1b%'");
            Assert.Equal(1, Sync().Updated);
            Assert.Equal(label, HomeBuilder.Scalar(Target, "SELECT title FROM openclawTasks WHERE sourceKey LIKE 'task:5f1b%'"));
        }
    }

    [Fact]
    public void A_new_record_with_an_old_time_is_not_missed()
    {
        Sync();
        HomeBuilder.Execute(
            HomeBuilder.Database(_home),
            """
            INSERT INTO task_runs (task_id, runtime, owner_key, scope_kind, task, status, delivery_status, notify_policy, created_at)
            VALUES ('00000000-0000-4000-8000-000000000001', 'cli', '', 'system', 'late', 'succeeded', 'pending', 'silent', 1000000000000)
            """
        );

        Assert.Equal(1, Sync().Created);
    }

    [Fact]
    public void Cursors_move_to_the_latest_time_seen_and_the_window_starts_before_them()
    {
        var (first, second) = (Sync(), Sync());

        Assert.Equal(1795258890000, first.CursorTo.Tasks?.ToUnixTimeMilliseconds());
        Assert.Equal(1795258801000, first.CursorTo.Cron?.ToUnixTimeMilliseconds());
        Assert.Equal(Noon.AddDays(-1), first.CursorTo.Memory);
        Assert.Null(first.CursorFrom.Tasks);
        Assert.Equal(first.CursorTo.Tasks - TimeSpan.FromMinutes(5), second.CursorFrom.Tasks);
    }

    [Fact]
    public void A_time_in_the_future_does_not_move_the_cursor_past_the_start_of_the_run()
    {
        HomeBuilder.Execute(HomeBuilder.Database(_home), "UPDATE task_runs SET last_event_at = 1900000000000 WHERE task_id LIKE '5f1b%'");

        Assert.Equal(Noon, Sync().CursorTo.Tasks);
    }

    [Fact]
    public void Records_in_the_replay_window_are_pushed_again_even_if_known()
    {
        Sync();
        HomeBuilder.Execute(
            Target,
            "UPDATE openclawTasks SET fingerprint = 'lost' WHERE sourceKey LIKE 'task:5f1b%' OR sourceKey LIKE 'task:0a8c%'"
        );

        var run = Sync();

        Assert.Equal((1L, 27L), (run.Repaired, run.Skipped));
        Assert.Equal("lost", HomeBuilder.Scalar(Target, "SELECT fingerprint FROM openclawTasks WHERE sourceKey LIKE 'task:0a8c%'"));
        Assert.Equal(1, Sync(new SyncOptions { Full = true }).Repaired);
    }

    [Fact]
    public void A_filtered_run_moves_no_cursor_and_a_run_of_one_kind_only_its_own()
    {
        Assert.Equal(Cursors.None, Sync(new SyncOptions { Filter = RecordFilter.All with { Agents = AgentFilter.Of("ops") } }).CursorTo);
        Assert.Equal(Cursors.None, Sync(new SyncOptions { Filter = RecordFilter.All with { ExcludeSystem = true } }).CursorTo);
        Assert.Equal(Cursors.None, Sync(new SyncOptions { Filter = RecordFilter.All with { Since = Noon.AddYears(-1) } }).CursorTo);

        var cursors = Sync(new SyncOptions { Filter = RecordFilter.All with { Kinds = [RecordKind.Cron] } }).CursorTo;

        Assert.NotNull(cursors.Cron);
        Assert.Null(cursors.Tasks);
        Assert.Null(cursors.Memory);
    }

    [Fact]
    public void A_damaged_store_makes_the_run_partial_with_one_error_and_keeps_its_cursors()
    {
        File.WriteAllText(
            HomeBuilder.Database(_home),
            "this is no database, only text that is long enough to be taken for a header of one, and more"
        );

        var run = Sync();

        Assert.Equal(("partial", 1L, 17L), (run.Status, run.Errors, run.Created));
        Assert.StartsWith("SourceCorrupt: .openclaw/state/openclaw.sqlite", Assert.Single(run.ErrorSamples), StringComparison.Ordinal);
        Assert.Null(run.CursorTo.Tasks);
        Assert.NotNull(run.CursorTo.Memory);
    }

    [Fact]
    public void A_target_that_fails_midway_ends_the_run_with_a_report_and_keeps_only_whole_batches()
    {
        EmbeddedTarget.Open(Target, _time).Dispose();
        HomeBuilder.Execute(Target, "CREATE TRIGGER refuse BEFORE INSERT ON openclawMemoryEntries BEGIN SELECT RAISE(ABORT, 'no'); END");

        Assert.Throws<OpenClawSyncException>(() => Sync(new SyncOptions { BatchSize = 4 }));

        var report = JsonDocument.Parse(File.ReadAllText(_folder["report.json"])).RootElement;
        Assert.Equal(
            (false, "failed", 1L),
            (report.GetProperty("ok").GetBoolean(), report.GetProperty("status").GetString(), report.GetProperty("errors").GetInt64())
        );
        Assert.Equal(
            (6L, 2L, 0L),
            (
                HomeBuilder.Scalar(Target, "SELECT count(*) FROM openclawTasks"),
                HomeBuilder.Scalar(Target, "SELECT count(*) FROM openclawCronJobs"),
                HomeBuilder.Scalar(Target, "SELECT count(*) FROM openclawMemoryEntries")
            )
        );
        Assert.Equal("failed", HomeBuilder.Scalar(Target, "SELECT status FROM openclawSyncRuns"));
        HomeBuilder.Execute(Target, "DROP TRIGGER refuse");
        Assert.Equal((20L, 8L), Sync() is var run ? (run.Created, run.Skipped) : default);
    }

    [Fact]
    public void The_run_log_has_one_row_per_run_equal_to_the_returned_run()
    {
        var run = Sync();

        using var target = SqliteView.Open(Target);

        Assert.Equivalent(run, Assert.Single(target.ReadRuns()), strict: true);
    }

    [Fact]
    public void The_report_agrees_with_the_run_and_leaves_no_temporary_file()
    {
        var run = Sync();

        var report = JsonDocument.Parse(File.ReadAllText(_folder["report.json"])).RootElement;
        Assert.True(report.GetProperty("ok").GetBoolean());
        Assert.Equal(
            (run.RunId, 28L, 8L),
            (report.GetProperty("runId").GetString(), report.GetProperty("created").GetInt64(), report.GetProperty("redactions").GetInt64())
        );
        Assert.Equal(17, report.GetProperty("kinds").GetProperty("memory").GetProperty("created").GetInt64());
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.tmp"));
    }

    [Fact]
    public void No_planted_secret_reaches_the_target_or_the_report()
    {
        Sync();

        foreach (var file in Directory.EnumerateFiles(_folder.Path))
        {
            var bytes = File.ReadAllBytes(file);
            Assert.DoesNotContain(
                Repository.PlantedSecrets,
                secret => bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)) >= 0
            );
        }
    }

    private SyncRun Sync(SyncOptions? options = null)
    {
        using var source = Reading.Open(_home, _folder);
        using var target = EmbeddedTarget.Open(Target, _time);
        var runner = new SyncRunner(TestProtection.Protector(), TestProtection.Key, TestProtection.Redactor, _time);
        return runner.Run(
            source,
            target,
            options ?? new SyncOptions(),
            new RunReport(_folder["report.json"]),
            new SilentObserver(),
            CancellationToken.None
        );
    }

    private string Rows()
    {
        using var connection = HomeBuilder.Open(Target);
        return string.Join('\n', RowSchema.All.SelectMany(schema => Lines(connection, schema.Table)));
    }

    private static IEnumerable<string> Lines(Microsoft.Data.Sqlite.SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} ORDER BY sourceKey";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(index => reader.GetValue(index)));
        }
    }
}
