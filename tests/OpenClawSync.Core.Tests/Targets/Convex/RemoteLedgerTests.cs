using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Convex;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.Core.Tests.Targets.Convex;

/// <summary>The ledger of a remote target is valid only while the target is still the same.</summary>
public sealed class RemoteLedgerTests : IDisposable
{
    private const string Url = "https://example.org/ingest";

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
    [InlineData("t1", "run1", true)] // The last run that finished.
    [InlineData("t1", "run2", true)] // A run that began and was killed.
    [InlineData("t1", "run0", false)] // Restored from an older backup.
    [InlineData("t1", null, false)] // Emptied.
    [InlineData("t2", "run1", false)] // Another target at the same URL.
    public void The_ledger_is_trusted_if_the_target_names_the_last_run_that_finished_or_began(
        string identity,
        string? lastRun,
        bool isTrusted
    )
    {
        using (var ledger = Open())
        {
            ledger.Begin(Start("run1"), "t1", null);
            Resolve(ledger, PushStatus.Created, new TargetBatch { Cursors = new Cursors { Tasks = Noon } });
            ledger.Finish(Run("run1"));
            ledger.Begin(Start("run2"), "t1", "run1");
        }

        using var again = Open();
        var beginning = again.Begin(Start("run3"), identity, lastRun);

        Assert.Equal(!isTrusted, beginning.IsReset);
        Assert.Equal(isTrusted, Knows(again));
        Assert.Equal(isTrusted ? Noon : null, again.Ledger.ReadCursors().Tasks);
    }

    [Fact]
    public void What_a_killed_run_sent_is_trusted_only_if_the_target_names_that_run()
    {
        using (var ledger = Open())
        {
            ledger.Begin(Start("run1"), "t1", null);
            Resolve(ledger, PushStatus.Created, new TargetBatch(), "run1");
            ledger.Finish(Run("run1"));
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

        // A backup from before run2 lacks what run2 sent.
        using var restored = Open();
        restored.Begin(Start("run5"), "t1", "run1");
        Assert.False(Knows(restored));
    }

    [Fact]
    public void A_rejected_row_is_a_dead_letter_until_it_is_accepted_and_is_not_retried_unchanged()
    {
        using var ledger = Open();
        ledger.Begin(Start("run1"), "t1", null);

        Resolve(ledger, PushStatus.Failed, new TargetBatch());
        Resolve(ledger, PushStatus.Failed, new TargetBatch());
        var deadLetter = Assert.Single(ledger.Ledger.DeadLetters.Read("", 10));
        Assert.Equal((2L, "Refused", true), (deadLetter.Attempts, deadLetter.Reason, deadLetter.HasRecord));
        Assert.True(KeepsDeadLetter(ledger, RecordHash));
        Assert.False(KeepsDeadLetter(ledger, [9]));

        Resolve(ledger, PushStatus.Created, new TargetBatch());
        Assert.Empty(ledger.Ledger.DeadLetters.Read("", 10));
        Assert.True(Knows(ledger));
    }

    [Fact]
    public void A_rejected_row_discards_its_older_hash_so_that_a_return_to_the_old_text_resolves_the_dead_letter()
    {
        using var ledger = Open();
        ledger.Begin(Start("run1"), "t1", null);
        Resolve(ledger, PushStatus.Created, new TargetBatch(), recordHash: [7]);

        Resolve(ledger, PushStatus.Failed, new TargetBatch());

        Assert.False(Knows(ledger, [7]));
    }

    [Fact]
    public void A_key_that_was_deleted_for_a_killed_run_is_discarded_once_no_older_row_is_left()
    {
        using var ledger = Open();
        ledger.Begin(Start("run1") with { Protection = new ProtectionVersion(Record.PolicyId, "key", "layout") }, "t1", null);
        Resolve(ledger, PushStatus.Created, new TargetBatch { IsClean = true });
        ledger.Finish(Run("run1"));
        Assert.NotNull(ledger.Ledger.AcknowledgedRows.Find(Record.SourceKey));

        // The run under a new policy that deleted the row recorded nothing; the next run finds nothing at the endpoint.
        ledger.Begin(Start("run3") with { Protection = new ProtectionVersion("new", "key", "layout") }, "t1", "run1");
        ledger.Record("run3", known => LedgerWriter.Write(known, new TargetBatch { IsClean = true }, [], [], Noon));

        Assert.Null(ledger.Ledger.AcknowledgedRows.Find(Record.SourceKey));
    }

    [Fact]
    public void Instances_and_targets_have_separate_ledgers()
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
    public void Records_pushed_by_hand_are_attributed_to_the_source_that_wrote_last()
    {
        using var one = Open();
        using var other = Open(source: "other home");
        Assert.NotEqual(one.Ledger.SourceIdentity, other.Ledger.SourceIdentity);
        other.Begin(Start("run1"), "t1", null);
        using var later = Open(source: "never begun");

        using var byHand = Open(source: null);

        Assert.Equal(other.Ledger.SourceIdentity, byHand.Ledger.SourceIdentity);
    }

    [Fact]
    public void Closing_a_lookup_leaves_a_ledger_that_was_opened_for_reading_usable()
    {
        using (var ledger = Open())
        {
            ledger.Begin(Start("run1"), "t1", null);
            Resolve(ledger, PushStatus.Created, new TargetBatch());
            ledger.Finish(Run("run1"));
        }

        using var found = StateDatabase.FindLedger(_state, Name())!;
        Assert.True(Knows(found));

        Assert.Equal("run1", Assert.Single(found.ReadRuns()).RunId);
        Assert.NotNull(found.Read(known => known.AcknowledgedRows.Find(Record.SourceKey)));
        Assert.True(Knows(found));
    }

    private RemoteLedger Open(string url = Url, string? instance = null, string? source = "home") =>
        StateDatabase.OpenLedger(_state, Name(url, instance, source), TimeProvider.System, _ => { });

    private static LedgerName Name(string url = Url, string? instance = null, string? source = "home") =>
        new(url, InstanceId.Parse(instance), source is null ? null : new SourceName(source, source));

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
                            WireRow.From(new PushItem(Record, null)).Hash
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
