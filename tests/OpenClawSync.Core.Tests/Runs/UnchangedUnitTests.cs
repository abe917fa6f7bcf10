using Microsoft.Extensions.Time.Testing;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>
/// Of a store or note that did not change only the state of its files is read; one that may have changed is read completely.
/// </summary>
public sealed class UnchangedUnitTests : IDisposable
{
    private const string Note = ".openclaw/workspace/memory/projects/roadmap.md";

    private readonly TempFolder _folder = new();
    private readonly string _home;

    // The files are created by the system clock and their change times cannot be set, so the runs must happen later than that.
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow().AddHours(1));

    public UnchangedUnitTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The change time of a file is not available there, so every unit is read.");
        _home = HomeBuilder.Fixture(_folder);
    }

    private string Target => _folder["mission-control.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_of_an_unchanged_home_is_read_and_the_run_still_counts_all_of_it()
    {
        var first = Sync();
        var second = Sync();

        Assert.Equal((28, 0), (first.Records, second.Records));
        Assert.Equal((0L, 0L, 28L, "succeeded"), (second.Run.Created, second.Run.Updated, second.Run.Skipped, second.Run.Status));
        Assert.Equal(first.Run.CursorTo, second.Run.CursorTo);
    }

    [Fact]
    public void A_changed_note_with_the_same_size_and_modification_time_is_read()
    {
        Sync();
        var (path, time) = (Path.Combine(_home, Note), File.GetLastWriteTimeUtc(Path.Combine(_home, Note)));
        File.WriteAllText(path, File.ReadAllText(path).Replace("Nothing is decided.", "Anything is agreed.", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(path, time);

        var (run, records) = Sync();

        Assert.Equal((1L, 27L), (run.Updated, run.Skipped));
        Assert.InRange(records, 1, 5);
    }

    [Fact]
    public void A_task_that_is_only_in_the_write_ahead_log_is_read()
    {
        Sync();
        using var writer = HomeBuilder.Open(HomeBuilder.Database(_home));
        HomeBuilder.Execute(
            writer,
            """
            PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;
            INSERT INTO task_runs (task_id, runtime, owner_key, scope_kind, task, status, delivery_status, notify_policy, created_at)
            VALUES ('00000000-0000-4000-8000-000000000001', 'cli', '', 'system', 'new', 'queued', 'pending', 'silent', 1795258890001)
            """
        );
        Sync();
        HomeBuilder.Execute(writer, "UPDATE task_runs SET status = 'running' WHERE task_id = '00000000-0000-4000-8000-000000000001'");

        Assert.Equal(1, Sync().Run.Updated);
    }

    [Theory]
    [InlineData("DELETE FROM openclawMemoryEntries WHERE filePath LIKE '%roadmap%'")]
    [InlineData("DELETE FROM openclawTasks WHERE sourceKey LIKE 'task:5f1b%'")]
    [InlineData("DELETE FROM openclawCronJobs")]
    public void Deleted_rows_are_created_again(string delete)
    {
        Sync();
        var deleted = HomeBuilder.Scalar(Target, delete + " RETURNING 1");

        Assert.Equal(1L, deleted);
        Assert.InRange(Sync().Run.Created, 1, 8);
        Assert.Equal(
            28L,
            HomeBuilder.Scalar(
                Target,
                "SELECT (SELECT count(*) FROM openclawTasks) + (SELECT count(*) FROM openclawCronJobs)"
                    + " + (SELECT count(*) FROM openclawMemoryEntries)"
            )
        );
    }

    [Fact]
    public void The_next_run_corrects_a_record_that_was_pushed_by_hand_in_another_form()
    {
        Sync();
        PushByHand(snippetLength: 10);

        Assert.True(Sync().Run.Updated > 0);
    }

    [Fact]
    public void Another_policy_reads_everything_again()
    {
        Sync();

        Assert.Equal(28, Sync(snippetLength: 50).Records);
    }

    [Fact]
    public void A_unit_that_changed_within_the_replay_window_is_read_once_more_and_then_skipped()
    {
        File.SetLastWriteTimeUtc(Path.Combine(_home, Note), _time.GetUtcNow().UtcDateTime.AddMinutes(-3));
        Sync();

        Assert.InRange(Sync().Records, 1, 5);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.InRange(Sync().Records, 1, 5);
        Assert.Equal(0, Sync().Records);
    }

    [Fact]
    public void A_full_run_reads_everything_and_a_filtered_run_neither_uses_nor_stores_units()
    {
        var filtered = new SyncOptions { Filter = RecordFilter.All with { ExcludeSystem = true } };
        Sync(filtered);
        Assert.Equal(28, Sync().Records);
        Assert.Equal(28, Sync(filtered).Records);
        Assert.Equal(28, Sync(new SyncOptions { Full = true }).Records);
        Assert.Equal(0, Sync().Records);
    }

    [Fact]
    public void A_note_that_returns_to_its_old_content_after_a_filtered_run_is_read()
    {
        Sync();
        var before = Edit();
        Assert.Equal(1L, Sync(new SyncOptions { Filter = RecordFilter.All with { ExcludeSystem = true } }).Run.Updated);

        File.WriteAllBytes(Path.Combine(_home, Note), before);

        Assert.Equal(1L, Sync().Run.Updated);
    }

    [Fact]
    public void A_note_that_returns_to_its_old_content_after_a_warning_is_read()
    {
        Sync();
        var before = Edit();
        // It is not UTF-8.
        File.AppendAllBytes(Path.Combine(_home, Note), "\nA caf"u8.ToArray().Append((byte)0xE9).ToArray());
        Assert.True(Sync().Run.Updated > 0);

        File.WriteAllBytes(Path.Combine(_home, Note), before);

        Assert.True(Sync().Run.Updated > 0);
    }

    [Fact]
    public void A_broken_note_is_reported_in_every_run_while_the_others_are_skipped()
    {
        File.WriteAllText(Path.Combine(_home, ".openclaw/workspace/memory/bad.md"), "a\0\u0001\0\u0002\0\u0003\0\u0004b");

        var (first, second) = (Sync(), Sync());

        Assert.Equal(("partial", 1L, 0), (second.Run.Status, second.Run.Errors, second.Records));
        Assert.Equal(first.Run.ErrorSamples, second.Run.ErrorSamples);
    }

    [Fact]
    public void A_damaged_store_is_reported_in_every_run()
    {
        File.WriteAllText(
            HomeBuilder.Database(_home),
            "this is no database, only text that is long enough to be taken for a header of one, and more"
        );

        Assert.Equal((1L, 1L), (Sync().Run.Errors, Sync().Run.Errors));
    }

    [Fact]
    public void A_separate_file_with_the_state_of_jobs_belongs_to_their_unit()
    {
        var jobs = Directory.CreateDirectory(Path.Combine(_home, ".openclaw/cron")).FullName;
        File.WriteAllText(
            Path.Combine(jobs, "jobs.json"),
            """{ "version": 1, "jobs": [{ "id": "old", "name": "Old job", "enabled": true }] }"""
        );
        Sync();
        File.WriteAllText(
            Path.Combine(jobs, "jobs-state.json"),
            """{ "version": 1, "jobs": { "old": { "state": { "lastRunAtMs": 1795258890000 } } } }"""
        );

        Assert.Equal(1, Sync().Run.Updated);
    }

    // Changes a sentence of the note and returns its content before that.
    private byte[] Edit()
    {
        var path = Path.Combine(_home, Note);
        var before = File.ReadAllBytes(path);
        File.WriteAllText(path, File.ReadAllText(path).Replace("Nothing is decided.", "Anything is agreed.", StringComparison.Ordinal));
        return before;
    }

    private (SyncRun Run, int Records) Sync(SyncOptions? options = null, int snippetLength = 500)
    {
        using var source = new CountedSource(Reading.Open(_home, _folder));
        using var target = EmbeddedTarget.Open(Target, _time);
        var runner = new SyncRunner(TestProtection.Protector(snippetLength), TestProtection.Key, TestProtection.Redactor, _time);
        return (
            runner.Run(
                source,
                target,
                options ?? new SyncOptions(),
                new RunReport(_folder["report.json"]),
                new SilentObserver(),
                CancellationToken.None
            ),
            source.Records
        );
    }

    private void PushByHand(int snippetLength)
    {
        using var target = EmbeddedTarget.Open(Target, _time);
        var push = new PushRun(target, InstanceId.None, 100, TestProtection.Redactor, _time, _ => { }, CancellationToken.None);
        foreach (var record in Reading.All(_home, _folder).Records)
        {
            push.Add(new PushItem(TestProtection.Protector(snippetLength).Protect(record), null));
        }

        push.Finish();
    }

    /// <summary>A source that counts what is read from it.</summary>
    private sealed class CountedSource(IRecordSource source) : IRecordSource
    {
        public int Records { get; private set; }

        public IEnumerable<ReadOutcome> Read(ReadRequest request, CancellationToken cancellationToken)
        {
            foreach (var outcome in source.Read(request, cancellationToken))
            {
                Records += outcome.Record is null ? 0 : 1;
                yield return outcome;
            }
        }

        public void Dispose() => source.Dispose();
    }
}
