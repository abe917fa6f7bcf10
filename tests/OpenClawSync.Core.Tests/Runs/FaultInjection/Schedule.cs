using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>A schedule: changes of the source, failing runs, manual operations and mishaps, and finally the check of the laws.</summary>
internal sealed class Schedule
{
    private readonly SeededRandom _random;
    private readonly ModelTarget _target;
    private readonly ModelClock _clock;
    private readonly FaultLog _log;
    private readonly string _report;
    private readonly ModelHome _home = new();
    private readonly HomeChanges _changes;
    private readonly KeysCreated _created = new();
    private readonly bool _knowsContent;
    private readonly AgentRuns? _agents;
    private bool _mayHaveTombstones;

    /// <param name="random">Decides everything but what is said of the agents.</param>
    /// <param name="target">The target.</param>
    /// <param name="clock">The clock of the schedule.</param>
    /// <param name="log">Tells what happened, for a failure.</param>
    /// <param name="report">The path of the report.</param>
    /// <param name="agents">The runs for single agents in between; null for none.</param>
    public Schedule(SeededRandom random, ModelTarget target, ModelClock clock, FaultLog log, string report, AgentRuns? agents = null)
    {
        (_random, _target, _clock, _log, _report, _agents) = (random, target, clock, log, report, agents);
        _changes = new HomeChanges(_home, clock, random.Fork(), agents is null ? HomeChanges.NotesOfMain : HomeChanges.NotesOfAgents);
        Policy = ModelPolicy.Initial(target.Instance);
        Pushes = new HandPushes(target, clock, _created, log, () => Policy);
        _knowsContent = random.Chance(50);
    }

    public void Run()
    {
        Change(3 + _random.Next(12));
        for (var round = 1 + _random.Next(4); round >= 0; round--)
        {
            if (_random.Chance(70))
            {
                Mishap();
            }

            Change(_random.Next(4));
            _clock.Move(
                _random.Chance(10)
                    ? -_random.Duration(TimeSpan.FromHours(2))
                    : _random.Duration(TimeSpan.FromMinutes(_random.Pick(0.05, 8)))
            );
            Sync(AnyOptions(), new Faults(_random.Fork(), _random.Pick(0, 4, 12), _log), _changes);
            SyncAgents();
        }

        new EndLaws(this, _target, _home, _clock, _log).Check(_changes, _knowsContent, _mayHaveTombstones);
    }

    /// <summary>The policy of the next run.</summary>
    public ModelPolicy Policy { get; set; }

    /// <summary>What is pushed by hand between the runs.</summary>
    public HandPushes Pushes { get; }

    /// <summary>Performs a run and checks the laws that hold after every run.</summary>
    public RunOutcome Sync(SyncOptions options, Faults faults, HomeChanges? meanwhile = null)
    {
        _log.Count("runs");
        _mayHaveTombstones |= options.Prune is not null;
        File.Delete(_report);
        _target.Revived.Clear();
        var before = options.Filter.IsWhole ? null : new TargetView(_target);
        var cursors = before?.Cursors ?? TargetView.CursorsOf(_target);
        _target.InjectDatabaseFault(faults);
        var (account, observer, startedAt) = (new SourceAccount(), new ModelObserver(faults.Fork(), _created, _log), _clock.Now);
        var (run, status, fromRows) = Sync(options, faults, account, observer, meanwhile);
        _target.Repair();
        _log.Step($"run {Describe(options)} under {Policy}: {status} {run?.Created} {run?.Updated} {run?.Skipped} {run?.DeadLetters}");
        var outcome = new RunOutcome(run, status, options, Policy, account, fromRows, startedAt, cursors, faults.HasKilled, observer.Text);
        CheckRevived(outcome);
        var after = new TargetView(_target);
        RunLaws.Check(outcome, _target, after, _report);
        if (before is not null)
        {
            RunLaws.CheckOthers(outcome, before, after);
        }

        return outcome;
    }

    // A tombstone becomes a row again only with a record of the source, not even between two requests.
    private void CheckRevived(RunOutcome outcome)
    {
        var present = outcome
            .Account.Records.Select(outcome.Policy.TryProtect)
            .OfType<ProtectedRecord>()
            .Select(record => record.SourceKey)
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(_target.Revived, key => Assert.True(present.Contains(key), $"{key} was shown again although its record is gone."));
    }

    private (SyncRun? Run, string Status, long FromRows) Sync(
        SyncOptions options,
        Faults faults,
        SourceAccount account,
        ModelObserver observer,
        HomeChanges? meanwhile
    )
    {
        using var stop = new CancellationTokenSource();
        using var target = new FaultyTarget(_target.Open(options.BatchSize, isByHand: false, faults), faults, stop);
        using var source = new ModelSource(_home, account, Meanwhile(faults.Fork(), meanwhile), _knowsContent);
        try
        {
            var run = new SyncRunner(Policy.Protector, Policy.Key, TestProtection.Redactor, _clock).Run(
                source,
                target,
                options,
                new RunReport(_report),
                observer,
                stop.Token
            );
            return (run, run.Status, target.FromRows);
        }
        catch (Exception failure) when (FaultyTarget.MayFailWith(failure))
        {
            return (null, failure is OperationCanceledException ? "stopped" : "failed", target.FromRows);
        }
    }

    private void SyncAgents()
    {
        for (var options = _agents?.Next(AnyOptions); options is not null; options = _agents!.Next(AnyOptions))
        {
            Change(_random.Next(3));
            Sync(options, new Faults(_random.Fork(), _random.Pick(0, 4, 12), _log), _changes);
        }
    }

    private Action Meanwhile(Faults faults, HomeChanges? changes) =>
        () =>
        {
            if (changes is not null && faults.Inject("the source changes meanwhile", 700))
            {
                _log.Step("    meanwhile: " + changes.Any());
            }

            faults.MayKill("at the source", 60);
        };

    private void Change(int times)
    {
        for (var count = 0; count < times; count++)
        {
            _clock.Move(_random.Duration(TimeSpan.FromSeconds(2)));
            _log.Step("change: " + _changes.Any());
        }
    }

    private void Mishap()
    {
        switch (_random.Next(9))
        {
            case 0 or 1:
                Policy = Policy.Next(_random);
                _log.Step($"policy: {Policy}");
                break;
            case 2:
                _log.Step("mishap: " + _target.LoseRows(_random));
                _created.Forget();
                break;
            case 3:
                _log.Step("backup");
                _target.BackUp();
                break;
            case 4:
                _log.Step("push by hand");
                var policy = _random.Chance(70) ? Policy : Policy.Next(_random);
                Pushes.Push(
                    new Faults(_random.Fork(), 4, _log),
                    _ =>
                        [
                            .. _home
                                .Records()
                                .Where(_ => _random.Chance(50))
                                .Select(policy.TryProtect)
                                .OfType<ProtectedRecord>()
                                .Select(record => new PushItem(record, null)),
                        ]
                );
                break;
            case 5:
                Pushes.Replay(new Faults(_random.Fork(), 4, _log));
                break;
            case 6:
                Refuse();
                break;
            default:
                ChangeMemory();
                break;
        }
    }

    private void Refuse()
    {
        _target.Refused =
        [
            .. _home
                .Records()
                .Select(Policy.TryProtect)
                .OfType<ProtectedRecord>()
                .Select(record => record.SourceKey)
                .Where(_ => _random.Chance(25)),
        ];
        _log.Step("refused from now on: " + string.Join(' ', _target.Refused));
    }

    private void ChangeMemory()
    {
        using var memory = _target.OpenMemory();
        var kinds = RecordKinds.All.Where(_ => _random.Chance(50)).ToList();
        switch (_random.Next(4))
        {
            case 0:
                _log.Step("forget " + string.Join(' ', kinds));
                memory?.Forget([.. kinds]);
                break;
            case 1:
                _log.Step("restore the window of " + string.Join(' ', kinds));
                memory?.Restore(
                    [.. kinds],
                    _random.Chance(50)
                        ? Cursors.None
                        : new Cursors
                        {
                            Tasks = _clock.Now.AddHours(-1),
                            Cron = _clock.Now.AddHours(-1),
                            Memory = _clock.Now.AddHours(-1),
                        }
                );
                break;
            case 2:
                _log.Step("release the claim");
                _target.ReleaseClaim(memory);
                break;
            default:
                foreach (var deadLetter in memory?.ReadDeadLetters() ?? [])
                {
                    _log.Step("remove the dead letter " + deadLetter.Id);
                    memory!.Remove(DeadLetterKey.Of(deadLetter));
                }

                break;
        }
    }

    private SyncOptions AnyOptions() =>
        new()
        {
            Instance = _target.Instance,
            Full = _random.Chance(15),
            BatchSize = 1 + _random.Next(5),
            ReplayWindow = _random.Pick(TimeSpan.Zero, SyncOptions.DefaultReplayWindow, TimeSpan.FromHours(3)),
            Prune = _random.Chance(25) ? new PruneOptions(_random.Pick(25, 100)) : null,
            Filter = _random.Next(12) switch
            {
                0 => RecordFilter.All with { Kinds = [_random.Pick(RecordKind.Task, RecordKind.Cron, RecordKind.Memory)] },
                1 => RecordFilter.All with { Since = _clock.Now.AddMinutes(-5) },
                2 => RecordFilter.All with { Agents = AgentFilter.Of("ops") },
                3 => RecordFilter.All with { ExcludeSystem = true },
                _ => RecordFilter.All,
            },
        };

    private static string Describe(SyncOptions options) =>
        $"batch {options.BatchSize} window {options.ReplayWindow} {(options.Full ? "full " : "")}{(options.Prune is null ? "" : "prune ")}"
        + $"{string.Join('+', options.Filter.Kinds)}{(options.Filter.IsWhole ? "" : " filtered")}";
}
