using Microsoft.Extensions.Time.Testing;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Core.Tests.Targets;

public sealed class SqliteTargetTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeMilliseconds(1_000_000));

    private string File => _folder["mission-control.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_key_is_created_an_equal_fingerprint_unchanged_and_another_fingerprint_updated()
    {
        using var target = EmbeddedTarget.Open(File, _time);

        Assert.Equal([PushStatus.Created], Push(target, Samples.Task(summary: "one")));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([PushStatus.Unchanged], Push(target, Samples.Task(summary: "one")));
        Assert.Equal(1_000_000L, Scalar("SELECT updatedAt FROM openclawTasks"));
        Assert.Equal([PushStatus.Updated], Push(target, Samples.Task(summary: "two")));

        Assert.Equal(1_001_000L, Scalar("SELECT updatedAt FROM openclawTasks"));
        Assert.Equal("two", Scalar("SELECT summary FROM openclawTasks"));
        Assert.Equal(1L, Scalar("SELECT count(*) FROM openclawTasks"));
    }

    [Fact]
    public void A_field_that_the_record_no_longer_has_is_removed_from_the_row()
    {
        using var target = EmbeddedTarget.Open(File, _time);
        Push(target, Samples.Task(summary: "one"));

        Push(target, Samples.Task(summary: null));

        Assert.Equal(DBNull.Value, Scalar("SELECT summary FROM openclawTasks"));
    }

    [Fact]
    public void A_moved_entry_is_unchanged_and_its_line_numbers_are_updated()
    {
        using var target = EmbeddedTarget.Open(File, _time);
        Push(target, Samples.Note("## A\n\nbody\n")[0]);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([PushStatus.Unchanged], Push(target, Samples.Note("## New\n\ntext\n\n## A\n\nbody\n")[1]));

        Assert.Equal(5L, Scalar("SELECT lineStart FROM openclawMemoryEntries"));
        Assert.Equal(1_000_000L, Scalar("SELECT updatedAt FROM openclawMemoryEntries"));
    }

    [Fact]
    public void A_batch_that_fails_halfway_writes_nothing()
    {
        using var target = EmbeddedTarget.Open(File, _time);
        HomeBuilder.Execute(File, "CREATE TRIGGER refuse BEFORE INSERT ON openclawCronJobs BEGIN SELECT RAISE(ABORT, 'no'); END");
        var items = ((OpenClawRecord[])[Samples.Task(), Samples.Job()])
            .Select(record => new PushItem(TestProtection.Protector().Protect(record), [1]))
            .ToList();

        Assert.Throws<OpenClawSyncException>(() =>
            target.Commit(
                new TargetBatch
                {
                    Items = items,
                    Cursors = new Cursors { Tasks = _time.GetUtcNow() },
                },
                CancellationToken.None
            )
        );

        Assert.Equal(
            (0L, 0L, 0L),
            (
                Scalar("SELECT count(*) FROM openclawTasks"),
                Scalar("SELECT count(*) FROM ledgerMarks"),
                Scalar("SELECT count(*) FROM ledgerCursors")
            )
        );
    }

    [Fact]
    public void A_record_hash_is_valid_while_its_row_exists_and_is_discarded_by_a_push_without_one()
    {
        using var target = EmbeddedTarget.Open(File, _time);
        byte[] recordHash = [1, 2, 3];
        Push(target, Samples.Task(), recordHash);
        var key = TestProtection.Protector().Protect(Samples.Task()).SourceKey;
        Assert.True(Knows());
        Assert.False(Knows("task:another"));

        HomeBuilder.Execute(File, "DELETE FROM openclawTasks");
        Assert.False(Knows());

        Push(target, Samples.Task(), recordHash);
        Assert.True(Knows());
        Push(target, Samples.Task());
        Assert.False(Knows());

        bool Knows(string? other = null)
        {
            using var known = target.OpenKnown();
            return known.Knows(other ?? key, recordHash);
        }
    }

    [Fact]
    public void A_plan_predicts_what_a_push_would_do_and_creates_no_file()
    {
        using (var plan = SqliteView.OpenForPlanning(File))
        {
            Assert.Equal(WritePlan.Create, plan.Plan(TestProtection.Protector().Protect(Samples.Task())));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
        using (var target = EmbeddedTarget.Open(File, _time))
        {
            Push(target, Samples.Task());
        }

        var before = FolderState.Of(_folder.Path);
        using (var plan = SqliteView.OpenForPlanning(File))
        {
            OpenClawRecord[] records = [Samples.Task(), Samples.Task(summary: "x"), Samples.Job()];
            Assert.Equal(
                [WritePlan.Leave, WritePlan.Changed("summary"), WritePlan.Create],
                records.Select(record => plan.Plan(TestProtection.Protector().Protect(record)))
            );
        }

        Assert.Equal(before, FolderState.Of(_folder.Path));
    }

    [Fact]
    public void Cursors_belong_to_their_instance()
    {
        var cursors = new Cursors { Tasks = _time.GetUtcNow(), Memory = _time.GetUtcNow() };
        using (var laptop = EmbeddedTarget.Open(File, _time, "laptop"))
        {
            laptop.Commit(new TargetBatch { Cursors = cursors }, CancellationToken.None);

            Assert.Equal(cursors, laptop.ReadCursors());
        }

        using var other = EmbeddedTarget.Open(File, _time);
        Assert.Equal(Cursors.None, other.ReadCursors());
    }

    [Fact]
    public void A_second_source_under_the_same_instance_is_rejected_but_not_under_another_one()
    {
        EmbeddedTarget.Open(File, _time, source: "home").Dispose();

        Assert.Equal(
            ErrorIds.InstanceConflict,
            Assert.Throws<OpenClawSyncException>(() => EmbeddedTarget.Open(File, _time, source: "other home")).ErrorId
        );
        EmbeddedTarget.Open(File, _time, source: "home").Dispose();
        EmbeddedTarget.Open(File, _time, "laptop", "other home").Dispose();
    }

    [Fact]
    public void The_first_run_takes_over_what_was_pushed_by_hand()
    {
        using (var byHand = EmbeddedTarget.Open(File, _time, source: null))
        {
            Push(byHand, Samples.Task());
        }

        EmbeddedTarget.Open(File, _time, source: "home").Dispose();
        using var again = EmbeddedTarget.Open(File, _time, source: null);
        Push(again, Samples.Task());

        Assert.Equal(
            (1L, "home", 1L),
            (Scalar("SELECT count(*) FROM ledgers"), Scalar("SELECT source FROM ledgers"), Scalar("SELECT count(*) FROM ledgerMarks"))
        );
    }

    [Fact]
    public void An_empty_file_is_an_empty_target()
    {
        _folder.Write("mission-control.db", "");

        using (var plan = SqliteView.OpenForPlanning(File))
        {
            Assert.Equal(WritePlan.Create, plan.Plan(TestProtection.Protector().Protect(Samples.Task())));
        }

        Assert.Equal(ErrorIds.TargetUnavailable, Assert.Throws<OpenClawSyncException>(() => SqliteView.Open(File)).ErrorId);
        using var target = EmbeddedTarget.Open(File, _time);
        Assert.Equal([PushStatus.Created], Push(target, Samples.Task()));
    }

    [Fact]
    public void Waiting_for_another_writer_can_be_cancelled()
    {
        using var target = EmbeddedTarget.Open(File, _time);
        using var other = HomeBuilder.Open(File);
        HomeBuilder.Execute(other, "BEGIN IMMEDIATE");
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        Assert.Throws<OperationCanceledException>(() => target.Commit(new TargetBatch(), stop.Token));
    }

    [Fact]
    public void The_columns_are_those_that_others_depend_on()
    {
        EmbeddedTarget.Open(File, _time).Dispose();

        Assert.Equal(
            "sourceKey sourceId title status priority assigneeId summary agentId runtime createdAt labels durationMs model tokensUsed "
                + "deliveryStatus visibility ownerType ownerId updatedAt sourceUpdatedAt removedAt schemaVersion sourceFormat "
                + "redactionReason redactedPaths contentHash fingerprint",
            Scalar("SELECT group_concat(name, ' ') FROM pragma_table_info('openclawTasks')")
        );
        Assert.Equal(
            "runId startedAt finishedAt cursorFrom cursorTo created updated skipped errors errorSamples status redactions deadLetters "
                + "removed policyId instanceId repaired",
            Scalar("SELECT group_concat(name, ' ') FROM pragma_table_info('openclawSyncRuns')")
        );
    }

    private static IReadOnlyList<PushStatus> Push(SqliteTarget target, OpenClawRecord record, byte[]? recordHash = null)
    {
        var batch = new TargetBatch { Items = [new PushItem(TestProtection.Protector().Protect(record), recordHash)] };
        return [.. target.Commit(batch, CancellationToken.None).Select(outcome => outcome.Status)];
    }

    private object? Scalar(string sql) => HomeBuilder.Scalar(File, sql);
}
