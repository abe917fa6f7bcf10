using OpenClawSync.Core.Tests.Runs.FaultInjection;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>Records and rows on which the detection engine fails in several runs, at the source and in the target.</summary>
public sealed class RejectedAgainTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly ModelPolicy Failing = ModelPolicy.Initial(InstanceId.None);
    private static readonly ModelPolicy Fixed = Failing with { IsFixed = true };

    private readonly TempFolder _folder = new();
    private readonly ModelClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_record_that_stays_rejected_is_reported_once_and_stays_a_dead_letter()
    {
        // It is older than the replay window, in which every record is tried again.
        var task = Task("a", ModelTexts.Poison, daysAgo: 2);
        Assert.Equal(("partial", 1L), Sync(Failing, task, Task("b", "fine")) is var first ? (first.Status, first.DeadLetters) : default);

        for (var count = 0; count < 2; count++)
        {
            Assert.Equal(("succeeded", 0L), Sync(Failing, task, Task("b", "fine")) is var run ? (run.Status, run.DeadLetters) : default);
            Assert.Single(DeadLetters());
        }

        Assert.Equal(1, Sync(Fixed, task, Task("b", "fine")).Created);
        Assert.Empty(DeadLetters());
    }

    [Fact]
    public void A_record_without_a_key_is_reported_in_every_run_and_holds_the_cursor()
    {
        var task = Task(ModelTexts.Poison, "fine");

        for (var count = 0; count < 3; count++)
        {
            var run = Sync(Failing, task, Task("b", "fine"));

            Assert.Equal(("partial", 1L, null), (run.Status, run.DeadLetters, run.CursorTo.Tasks));
            Assert.Single(DeadLetters());
        }

        Assert.Equal(1, Sync(Fixed, task, Task("b", "fine")).Created);
        Assert.Empty(DeadLetters());
    }

    [Fact]
    public void A_stored_row_on_which_the_engine_fails_is_left_unchanged_and_stops_nothing_else()
    {
        Sync(Fixed, Task("a", ModelTexts.Poison), Task("b", "fine"));

        var run = Sync(Failing, Task("c", "new"));

        Assert.Equal(("partial", 1L, 1L), (run.Status, run.Created, run.Errors));
        Assert.Equal("succeeded", Sync(Fixed, Task("c", "new")).Status);
    }

    [Fact]
    public void Re_protecting_a_row_under_the_same_policy_keeps_the_policy_id()
    {
        var safe = Fixed.Protector.Protect(Task("a", "fine"));

        Assert.Equal(Fixed.Protector.PolicyId, Fixed.Protector.ProtectAgain(safe.Kind, safe.Row).PolicyId);
    }

    private static OpenClawRecord Task(string id, string text, int daysAgo = 1) =>
        new ModelItem(RecordKind.Task, id, text, Noon.AddDays(-daysAgo), "main", IsSystem: false).ToRecord();

    private SyncRun Sync(ModelPolicy policy, params OpenClawRecord[] records)
    {
        _clock.Move(TimeSpan.FromHours(1));
        using var source = new ListSource(records);
        using var target = EmbeddedTarget.Open(_folder["target.db"], _clock);
        return new SyncRunner(policy.Protector, policy.Key, TestProtection.Redactor, _clock).Run(
            source,
            target,
            new SyncOptions(),
            new RunReport(_folder["report.json"]),
            new SilentObserver(),
            CancellationToken.None
        );
    }

    private IReadOnlyList<DeadLetter> DeadLetters()
    {
        using var target = new EmbeddedModel(_folder.Path, InstanceId.None, _clock).FindMemory();
        return target!.ReadDeadLetters();
    }
}
