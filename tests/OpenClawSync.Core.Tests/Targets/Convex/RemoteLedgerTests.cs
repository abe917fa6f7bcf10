using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Convex;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.Core.Tests.Targets.Convex;

/// <summary>What is remembered of a remote target counts only while the target is the one it was.</summary>
public sealed class RemoteLedgerTests : IDisposable
{
    private static readonly byte[] RecordHash = [1, 2, 3];
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly ProtectedRecord Record = TestProtection
        .Protector()
        .Protect(
            new TaskRecord
            {
                Id = "a",
                SourceFormat = "test/1",
                Status = "queued",
            }
        );

    private readonly TempFolder _folder = new();
    private readonly StateFolder _state;

    public RemoteLedgerTests() => _state = new StateFolder(_folder["state"]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("t1", "run1", true)] // The last run that was finished.
    [InlineData("t1", "run2", true)] // The one that was begun and killed.
    [InlineData("t1", "run0", false)] // Restored from an older backup.
    [InlineData("t1", null, false)] // Emptied.
    [InlineData("t2", "run1", false)] // Another target at the same URL.
    public void It_is_believed_when_the_target_names_the_run_that_was_finished_or_begun(string identity, string? lastRun, bool isBelieved)
    {
        using (var ledger = Open())
        {
            ledger.Begin(Start("run1"), "t1", null);
            Resolve(ledger, PushStatus.Created, new TargetBatch { Cursors = new Cursors { Tasks = Noon } });
            ledger.Finish(Run("run1"), "{}"u8.ToArray());
            ledger.Begin(Start("run2"), "t1", "run1");
        }

        using var again = Open();
        var beginning = again.Begin(Start("run3"), identity, lastRun);

        Assert.Equal(!isBelieved, beginning.IsReset);
        Assert.Equal(isBelieved, Knows(again));
        Assert.Equal(isBelieved ? Noon : null, again.Ledger.ReadCursors().Tasks);
    }

    [Fact]
    public void What_a_killed_run_sent_is_believed_only_of_a_target_that_names_that_run()
    {
        using (var ledger = Open())
        {
            ledger.Begin(Start("run1"), "t1", null);
            Resolve(ledger, PushStatus.Created, new TargetBatch(), "run1");
            ledger.Finish(Run("run1"), "{}"u8.ToArray());
            ledger.Begin(Start("run2"), "t1", "run1");
            Resolve(ledger, PushStatus.Updated, new TargetBatch(), "run2");
        }

        using (var same = Open())
        {
            same.Begin(Start("run3"), "t1", "run2");
            Assert.True(Knows(same));
        }

        using (var killedAtOnce = Open())
        {
            killedAtOnce.Begin(Start("run4"), "t1", "run2");
            Assert.True(Knows(killedAtOnce));
        }

        // A backup from before run2 lacks what run2 brought.
        using var restored = Open();
        restored.Begin(Start("run5"), "t1", "run1");
        Assert.False(Knows(restored));
    }

    [Fact]
    public void A_refused_row_is_kept_as_a_dead_letter_until_it_is_taken_and_not_tried_again_unchanged()
    {
        using var ledger = Open();
        ledger.Begin(Start("run1"), "t1", null);

        Resolve(ledger, PushStatus.Failed, new TargetBatch());
        Resolve(ledger, PushStatus.Failed, new TargetBatch());
        var deadLetter = Assert.Single(ledger.Ledger.DeadLetters.Read());
        Assert.Equal((2L, "Refused", true), (deadLetter.Attempts, deadLetter.Reason, deadLetter.HasRecord));
        Assert.True(KeepsDeadLetter(ledger, RecordHash));
        Assert.False(KeepsDeadLetter(ledger, [9]));

        Resolve(ledger, PushStatus.Created, new TargetBatch());
        Assert.Empty(ledger.Ledger.DeadLetters.Read());
        Assert.True(Knows(ledger));
    }

    [Fact]
    public void A_refused_row_forgets_its_older_stamp_so_that_a_return_to_the_old_text_settles_the_letter()
    {
        using var ledger = Open();
        ledger.Begin(Start("run1"), "t1", null);
        Resolve(ledger, PushStatus.Created, new TargetBatch(), recordHash: [7]);

        Resolve(ledger, PushStatus.Failed, new TargetBatch());

        Assert.False(Knows(ledger, [7]));
    }

    [Fact]
    public void A_key_that_was_erased_for_a_run_that_was_killed_is_forgotten_once_no_older_row_is_left()
    {
        using var ledger = Open();
        ledger.Begin(Start("run1") with { Protection = new ProtectionVersion(Record.PolicyId, "key", "layout") }, "t1", null);
        Resolve(ledger, PushStatus.Created, new TargetBatch { IsClean = true });
        ledger.Finish(Run("run1"), "{}"u8.ToArray());
        Assert.NotNull(ledger.Ledger.AcknowledgedRows.Find(Record.SourceKey));

        // The run under a new policy that had the row erased left no word of it; the next one finds nothing at the endpoint.
        ledger.Begin(Start("run3") with { Protection = new ProtectionVersion("new", "key", "layout") }, "t1", "run1");
        ledger.Record("run3", known => LedgerWriter.Write(known, new TargetBatch { IsClean = true }, [], [], Noon));

        Assert.Null(ledger.Ledger.AcknowledgedRows.Find(Record.SourceKey));
    }

    [Fact]
    public void Instances_and_targets_are_told_apart()
    {
        using var one = Open();
        one.Begin(Start("run1"), "t1", null);
        Resolve(one, PushStatus.Created, new TargetBatch());

        using var other = Open(instance: "b");
        using var elsewhere = Open("https://example.net/ingest");

        Assert.False(Knows(other));
        Assert.False(Knows(elsewhere));
    }

    [Fact]
    public void What_is_pushed_by_hand_counts_to_the_source_that_wrote_last()
    {
        using var one = Open();
        using var other = Open(source: "other home");
        Assert.NotEqual(one.Ledger.SourceIdentity, other.Ledger.SourceIdentity);
        other.Begin(Start("run1"), "t1", null);
        using var later = Open(source: "never begun");

        using var byHand = Open(source: null);

        Assert.Equal(other.Ledger.SourceIdentity, byHand.Ledger.SourceIdentity);
    }

    private RemoteLedger Open(string url = "https://example.org/ingest", string? instance = null, string? source = "home") =>
        StateDatabase.Ledger(
            _state,
            new LedgerName(url, InstanceId.Parse(instance), source is null ? null : new SourceName(source, source)),
            TimeProvider.System,
            _ => { }
        );

    private static bool Knows(RemoteLedger ledger, byte[]? recordHash = null)
    {
        using var known = ledger.OpenKnown();
        return known.Knows(Record.SourceKey, recordHash ?? RecordHash);
    }

    private static bool KeepsDeadLetter(RemoteLedger ledger, byte[] recordHash)
    {
        using var known = ledger.OpenKnown();
        return known.KeepsDeadLetter(Record.SourceKey, recordHash);
    }

    private static void Resolve(RemoteLedger ledger, PushStatus status, TargetBatch batch, string? run = null, byte[]? recordHash = null) =>
        ledger.Record(
            run,
            known =>
                LedgerWriter.Write(
                    known,
                    batch,
                    [
                        new CommittedItem(
                            new PushItem(Record, recordHash ?? RecordHash),
                            new PushOutcome(status, status == PushStatus.Failed ? "Refused" : null),
                            RowHash.Compute(Envelope.RowOf(Record))
                        ),
                    ],
                    [],
                    Noon
                )
        );

    private static RunStart Start(string id) => new(id, Full: false, _ => { });

    private static SyncRun Run(string id) =>
        new()
        {
            RunId = id,
            Status = "succeeded",
            StartedAt = Noon,
            FinishedAt = Noon,
            PolicyId = "p",
        };
}
