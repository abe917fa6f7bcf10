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
    private bool _mayHaveTombstones;

    public Schedule(SeededRandom random, ModelTarget target, ModelClock clock, FaultLog log, string report)
    {
        (_random, _target, _clock, _log, _report) = (random, target, clock, log, report);
        _changes = new HomeChanges(_home, clock, random.Fork());
        Policy = ModelPolicy.Initial(target.Instance);
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
        }

        new EndLaws(this, _target, _home, _clock, _log).Check(_changes, _knowsContent, _mayHaveTombstones);
    }

    /// <summary>The policy of the next run.</summary>
    public ModelPolicy Policy { get; set; }

    /// <summary>Performs a run and checks the laws that hold after every run.</summary>
    public RunOutcome Sync(SyncOptions options, Faults faults, HomeChanges? meanwhile = null)
    {
        _log.Count("runs");
        _mayHaveTombstones |= options.Prune is not null;
        File.Delete(_report);
        _target.Revived.Clear();
        var before = TargetView.CursorsOf(_target);
        _target.InjectDatabaseFault(faults);
        var (account, observer, startedAt) = (new SourceAccount(), new ModelObserver(faults.Fork(), _created, _log), _clock.Now);
        var (run, status, fromRows) = Sync(options, faults, account, observer, meanwhile);
        _target.Repair();
        _log.Step($"run {Describe(options)} under {Policy}: {status} {run?.Created} {run?.Updated} {run?.Skipped} {run?.DeadLetters}");
        var outcome = new RunOutcome(run, status, options, Policy, account, fromRows, startedAt, before, faults.HasKilled, observer.Text);
        CheckRevived(outcome);
        RunLaws.Check(outcome, _target, new TargetView(_target), _report);
        return outcome;
    }

    /// <summary>Pushes dead letters or records of the source by hand.</summary>
    public void PushByHand(Faults faults, Func<ISyncTarget, IEnumerable<PushItem>> items)
    {
        _target.InjectDatabaseFault(faults);
        try
        {
            using var stop = new CancellationTokenSource();
            using var target = new FaultyTarget(_target.Open(3, isByHand: true, faults), faults, stop);
            var push = new PushRun(target, _target.Instance, 3, TestProtection.Redactor, _clock, _ => { }, stop.Token);
            foreach (var result in items(target).SelectMany(push.Add))
            {
                _created.Add(result);
            }

            foreach (var result in push.Finish())
            {
                _created.Add(result);
            }
        }
        catch (Exception failure) when (IsExpected(failure))
        {
            _log.Step("  the push fails");
        }

        _target.Repair();
    }

    /// <summary>Replays the dead letters that can be protected.</summary>
    public void Replay(Faults faults)
    {
        _log.Step("replay the dead letters");
        PushByHand(
            faults,
            target =>
                new TargetView(_target)
                    .DeadLetters.Where(deadLetter => deadLetter.HasRecord)
                    .Select(deadLetter => Prepare(deadLetter, target.FindDeadLetter))
                    .OfType<PushItem>()
                    .ToList()
        );
    }

    /// <summary>Whether a dead letter can be replayed: its record is kept, and the engine does not fail on it.</summary>
    public bool CanReplay(DeadLetter deadLetter) => Prepare(deadLetter, _ => deadLetter) is not null;

    private PushItem? Prepare(DeadLetter deadLetter, Func<string, DeadLetter?> find)
    {
        try
        {
            return new DeadLetterReplay(Policy.Protector).Prepare(deadLetter, find).Item;
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            return null;
        }
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

    private static bool IsExpected(Exception failure) => failure is KilledException or OpenClawSyncException or OperationCanceledException;

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
        catch (Exception failure) when (IsExpected(failure))
        {
            return (null, failure is OperationCanceledException ? "stopped" : "failed", target.FromRows);
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
                PushByHand(
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
                Replay(new Faults(_random.Fork(), 4, _log));
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
                    memory!.Remove(deadLetter);
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
