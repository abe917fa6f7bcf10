using OpenClawSync.Core.Tests.Runs.FaultInjection;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>
/// After a policy change a run first sends the records of the source and then re-protects the stored rows that it did not write again. When
/// the target refuses both for the same key, the dead letter must keep what the source has now and not the older stored row.
/// </summary>
public sealed class RefusedAgainTests : IDisposable
{
    private static readonly ModelPolicy Before = ModelPolicy.Initial(InstanceId.None) with { IsFixed = true };
    private static readonly ModelPolicy After = Before with { HasNewRule = true };

    // The newer rules redact it, so its row changes when it is re-protected.
    private const string OldText = $"it saw {ModelTexts.Marker} there";

    private readonly FastFolder _folder = new();
    private readonly LoopbackServer _server = new();
    private readonly ModelClock _clock = new();
    private readonly EndpointModel _target;

    public RefusedAgainTests() => _target = new EndpointModel(_server, _folder.Path, InstanceId.None, _clock);

    public void Dispose()
    {
        _target.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_refused_stored_row_does_not_replace_the_newer_row_of_the_dead_letter()
    {
        Assert.Equal(PushStatus.Created, Assert.Single(Sync(Before, Task(OldText))).Status);
        var newer = After.Protector.Protect(Task("newer text"));
        _target.Refused = [newer.SourceKey];

        var results = Sync(After, Task("newer text"));

        Assert.Equal([(newer.SourceKey, PushStatus.Failed), (newer.SourceKey, PushStatus.Failed)], Outcomes(results));
        Assert.Equal(newer.Fields, DeadLetter().Row!);

        _target.Refused = [];
        Assert.Equal([(newer.SourceKey, PushStatus.Updated)], Outcomes(Replay()));
        Assert.Equal("newer text", Assert.Single(_target.Rows()).Text);
    }

    [Fact]
    public void A_refused_stored_row_does_not_replace_the_dead_letter_of_a_record_that_cannot_be_protected()
    {
        var key = Assert.Single(Sync(Before, Task(OldText))).Key;
        _target.Refused = [key];

        var results = Sync(After with { IsFixed = false }, Task(ModelTexts.Poison));

        Assert.Equal([(key, PushStatus.Failed)], Outcomes(results));
        Assert.Equal((ErrorIds.ProtectionFailed, false), (DeadLetter().Reason, DeadLetter().HasRecord));
    }

    private static OpenClawRecord Task(string text) =>
        new ModelItem(RecordKind.Task, "a", text, new ModelClock().Now.AddDays(-1), "main", IsSystem: false).ToRecord();

    private static IEnumerable<(string, PushStatus)> Outcomes(IEnumerable<PushResult> results) =>
        results.Select(result => (result.Key, result.Status));

    private List<PushResult> Sync(ModelPolicy policy, OpenClawRecord record)
    {
        _clock.Move(TimeSpan.FromHours(1));
        var observer = new ResultList();
        using var source = new ListSource([record]);
        using var target = _target.Open(batchSize: 10, isByHand: false, Faults.None);
        new SyncRunner(policy.Protector, policy.Key, TestProtection.Redactor, _clock).Run(
            source,
            target,
            new SyncOptions(),
            new RunReport(Path.Combine(_folder.Path, "report.json")),
            observer,
            CancellationToken.None
        );
        return observer.Results;
    }

    private IReadOnlyList<PushResult> Replay()
    {
        using var target = _target.Open(batchSize: 10, isByHand: true, Faults.None);
        var push = new PushRun(target, InstanceId.None, 10, TestProtection.Redactor, _clock, _ => { }, CancellationToken.None);
        push.Add(new DeadLetterReplay(After.Protector).Prepare(DeadLetter(), target.FindDeadLetter).Item!);
        return push.Finish();
    }

    private DeadLetter DeadLetter()
    {
        using var memory = _target.FindMemory();
        return Assert.Single(memory!.ReadDeadLetters());
    }

    private sealed class ResultList : IRunObserver
    {
        public List<PushResult> Results { get; } = [];

        public void OnProblem(Problem problem) { }

        public void OnPushed(PushResult result) => Results.Add(result);

        public void OnWait(string message) { }

        public void OnProgress(RunProgress progress) { }
    }
}
