using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Convex;

namespace OpenClawSync.Core.Tests.Targets.Convex;

/// <summary>What is remembered of a remote target counts only while the target is the one it was.</summary>
public sealed class RemoteLedgerTests : IDisposable
{
    private static readonly byte[] Stamp = [1, 2, 3];
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

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
            ledger.Begin("t1", null, "run1");
            ledger.Record([Sent(PushStatus.Created)], [], Cursors.None with { Tasks = Noon }, Noon);
            ledger.Finish(Run("run1"), "{}"u8.ToArray());
            ledger.Begin("t1", "run1", "run2");
        }

        using var again = Open();
        again.Begin(identity, lastRun, "run3");

        Assert.Equal(isBelieved, again.Knows(RecordKind.Task, Stamp));
        Assert.Equal(isBelieved ? Noon : null, again.ReadCursors().Tasks);
    }

    [Fact]
    public void A_first_run_that_was_killed_is_believed_as_far_as_it_came()
    {
        using (var ledger = Open())
        {
            ledger.Begin("t1", null, "run1");
            ledger.Record([Sent(PushStatus.Created)], [], null, Noon);
        }

        using var again = Open();
        again.Begin("t1", null, "run2");

        Assert.True(again.Knows(RecordKind.Task, Stamp));
    }

    [Fact]
    public void A_refused_row_is_kept_as_a_dead_letter_until_it_is_taken()
    {
        using var ledger = Open();
        ledger.Begin("t1", null, "run1");

        ledger.Record([Sent(PushStatus.Failed)], [], null, Noon);
        ledger.Record([Sent(PushStatus.Failed)], [], null, Noon.AddHours(1));
        Assert.Equal("2|Refused", HomeBuilder.Scalar(_state.Database, "SELECT attempts || '|' || reason FROM deadLetters"));
        Assert.False(ledger.Knows(RecordKind.Task, Stamp));

        ledger.Record([Sent(PushStatus.Created)], [], null, Noon);
        Assert.Equal(0L, HomeBuilder.Scalar(_state.Database, "SELECT count(*) FROM deadLetters"));
        Assert.True(ledger.Knows(RecordKind.Task, Stamp));
    }

    [Fact]
    public void A_refused_row_forgets_its_stamp_so_that_a_return_to_the_old_text_settles_the_letter()
    {
        using var ledger = Open();
        ledger.Begin("t1", null, "run1");
        ledger.Record([Sent(PushStatus.Created)], [], null, Noon);
        Assert.True(ledger.Knows(RecordKind.Task, Stamp));

        ledger.Record([Sent(PushStatus.Failed)], [], null, Noon);

        Assert.False(ledger.Knows(RecordKind.Task, Stamp));
    }

    [Fact]
    public void A_part_is_not_remembered_when_one_of_the_items_with_it_was_refused()
    {
        var part = new SeenPart(RecordKind.Task, [9], [8], Noon, new PartSummary(1, Noon));
        using var ledger = Open();
        ledger.Begin("t1", null, "run1");

        ledger.Record([Sent(PushStatus.Failed)], [part], null, Noon);
        Assert.Null(ledger.FindPart(RecordKind.Task, [9]));

        ledger.Record([Sent(PushStatus.Created)], [part], null, Noon);
        Assert.Equivalent(part, ledger.FindPart(RecordKind.Task, [9]));
    }

    [Fact]
    public void Instances_and_targets_are_told_apart()
    {
        using var one = Open();
        one.Begin("t1", null, "run1");
        one.Record([Sent(PushStatus.Created)], [], null, Noon);

        using var other = StateDatabase.Ledger(_state, new LedgerName("https://example.org/ingest", InstanceId.Parse("b"), "home"));
        using var elsewhere = StateDatabase.Ledger(_state, new LedgerName("https://example.net/ingest", InstanceId.None, "home"));

        Assert.False(other.Knows(RecordKind.Task, Stamp));
        Assert.False(elsewhere.Knows(RecordKind.Task, Stamp));
        Assert.NotEqual(one.SourceIdentity, other.SourceIdentity);
    }

    [Fact]
    public void Two_sources_claim_by_ids_of_their_own_and_what_is_pushed_by_hand_counts_to_the_last_one()
    {
        using var one = Open();
        using var other = StateDatabase.Ledger(_state, new LedgerName("https://example.org/ingest", InstanceId.None, "other home"));
        using var again = Open();

        Assert.NotEqual(one.SourceIdentity, other.SourceIdentity);
        other.Begin("t1", null, "run1");
        using var later = StateDatabase.Ledger(_state, new LedgerName("https://example.org/ingest", InstanceId.None, "never begun"));
        using var byHand = StateDatabase.Ledger(_state, new LedgerName("https://example.org/ingest", InstanceId.None, null));
        Assert.Equal((other.SourceIdentity, one.SourceIdentity), (byHand.SourceIdentity, again.SourceIdentity));
    }

    private RemoteLedger Open() => StateDatabase.Ledger(_state, new LedgerName("https://example.org/ingest", InstanceId.None, "home"));

    private static SentItem Sent(PushStatus status)
    {
        var record = Protection.Protector().Protect(new TaskRecord { Id = "a", SourceFormat = "test/1", Status = "queued" });
        return new SentItem(new PushItem(record, Stamp), Envelope.RowOf(record), new PushOutcome(status, status == PushStatus.Failed ? "Refused" : null));
    }

    private static SyncRun Run(string id) => new() { RunId = id, Status = "succeeded", StartedAt = Noon, FinishedAt = Noon, PolicyId = "p" };
}
