using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>Pushes by hand between the runs of a schedule.</summary>
internal sealed class HandPushes(ModelTarget target, ModelClock clock, KeysCreated created, FaultLog log, Func<ModelPolicy> policy)
{
    /// <summary>Pushes dead letters or records of the source by hand.</summary>
    public void Push(Faults faults, Func<ISyncTarget, IEnumerable<PushItem>> items)
    {
        target.InjectDatabaseFault(faults);
        try
        {
            using var stop = new CancellationTokenSource();
            using var opened = new FaultyTarget(target.Open(3, isByHand: true, faults), faults, stop);
            var push = new PushRun(opened, target.Instance, 3, TestProtection.Redactor, clock, _ => { }, stop.Token);
            foreach (var result in items(opened).SelectMany(push.Add))
            {
                created.Add(result);
            }

            foreach (var result in push.Finish())
            {
                created.Add(result);
            }
        }
        catch (Exception failure) when (FaultyTarget.MayFailWith(failure))
        {
            log.Step("  the push fails");
        }

        target.Repair();
    }

    /// <summary>Replays the dead letters that can be protected.</summary>
    public void Replay(Faults faults)
    {
        log.Step("replay the dead letters");
        Push(
            faults,
            opened =>
                new TargetView(target)
                    .DeadLetters.Where(deadLetter => deadLetter.HasRecord)
                    .Select(deadLetter => Prepare(deadLetter, opened.FindDeadLetter))
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
            return new DeadLetterReplay(policy().Protector).Prepare(deadLetter, find).Item;
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            return null;
        }
    }
}
