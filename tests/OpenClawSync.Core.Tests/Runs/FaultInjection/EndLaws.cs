using System.Text;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>The laws that hold at the end of a schedule, once nothing fails any more.</summary>
internal sealed class EndLaws(Schedule schedule, ModelTarget target, ModelHome home, ModelClock clock, FaultLog log)
{
    public void Check(HomeChanges changes, bool knowsContent, bool mayHaveTombstones)
    {
        log.Step("--- the laws");
        var policy = schedule.Policy;
        clock.PassAllTimes();
        changes.MakeReadable();
        clock.Move(TimeSpan.FromMinutes(1));
        var before = new TargetView(target);
        Sync(policy);
        var view = new TargetView(target);
        Assert.All(home.Records(), record => RecordLaws.CheckHandled(record, policy, view));
        CheckDeadLetters(policy, view);
        CheckRows(policy, before, view, mayHaveTombstones);

        view = Resolve(policy, view);
        Assert.All(
            home.Records().Select(policy.TryProtect).OfType<ProtectedRecord>(),
            safe => RecordLaws.CheckRow(safe, view, hasTime: !knowsContent || safe.Kind != RecordKind.Memory)
        );
        CheckNothingToDo(policy, view);
        CheckPruning(target.MayHaveOrphans ? AnotherPolicy() : policy);
        CheckCanary();
    }

    private RunOutcome Sync(ModelPolicy policy, PruneOptions? prune = null)
    {
        var outcome = schedule.Sync(
            new SyncOptions
            {
                Instance = policy.Instance,
                BatchSize = 3,
                Prune = prune,
            },
            Faults.None
        );
        Assert.True(outcome.Run is not null, "A run without faults fails.");
        clock.Move(TimeSpan.FromMinutes(1));
        return outcome;
    }

    // Records that are no longer refused arrive when their dead letters are replayed.
    private TargetView Resolve(ModelPolicy policy, TargetView view)
    {
        target.Refused = [];
        if (view.DeadLetters.Any(schedule.Pushes.CanReplay))
        {
            schedule.Pushes.Replay(Faults.None);
            Sync(policy);
            view = new TargetView(target);
        }

        Assert.DoesNotContain(view.DeadLetters, schedule.Pushes.CanReplay);
        return view;
    }

    // The dead letter of an unreadable record stays as long as the record is unreadable.
    private void CheckDeadLetters(ModelPolicy policy, TargetView view)
    {
        Assert.All(
            home.Malformed(),
            flaw => Assert.True(view.FindDeadLetter($"{flaw.Kind}@{flaw.Place}") is not null, $"{flaw} is not a dead letter.")
        );
        Assert.DoesNotContain(view.DeadLetters, deadLetter => !deadLetter.HasRecord && IsSeenWhole(policy, deadLetter.Kind));
    }

    private void CheckRows(ModelPolicy policy, TargetView before, TargetView view, bool mayHaveTombstones)
    {
        // When a rule finds a secret in the key itself, the row is deleted and replaced by a row with another key.
        Assert.All(
            before.Rows.Where(row => !row.SourceKey.Contains(ModelTexts.Marker, StringComparison.Ordinal)),
            row => Assert.True(view.Find(row.SourceKey) is not null, $"{row} vanished.")
        );
        foreach (var row in view.Rows)
        {
            var isSuperseded = MaskedKey.Is(row.SourceKey);
            Assert.True(
                row.RemovedAt is null || isSuperseded || (mayHaveTombstones && row.Kind != RecordKind.Task),
                $"{row} is a tombstone."
            );
            Assert.False(
                policy.HasNewRule
                    && CanReprotect(policy, row)
                    && RecordLaws.Text(row).Contains(ModelTexts.Marker, StringComparison.Ordinal),
                $"{row} shows what the current rules take for a secret."
            );
        }

        Assert.DoesNotContain(
            home.Records().Select(policy.TryProtect).OfType<ProtectedRecord>(),
            safe => view.Find(safe.SourceKey)?.RemovedAt is not null && target.Refused.IsEmpty
        );
    }

    // Rows on which the engine fails are left unchanged.
    private static bool CanReprotect(ModelPolicy policy, StoredRecord row) =>
        policy.IsFixed || !RecordLaws.Text(row).Contains(ModelTexts.Poison, StringComparison.Ordinal);

    private ModelPolicy AnotherPolicy()
    {
        schedule.Policy = schedule.Policy with { HasNewRule = !schedule.Policy.HasNewRule };
        Sync(schedule.Policy);
        return schedule.Policy;
    }

    // Laws 3 and 5.
    private void CheckNothingToDo(ModelPolicy policy, TargetView before)
    {
        var posted = target.RowsPosted;
        var run = Sync(policy).Run!;
        Assert.Equal((0L, 0L, posted), (run.Created, run.Updated, target.RowsPosted));
        Assert.Equal(before.Rows.Select(RecordLaws.Text), new TargetView(target).Rows.Select(RecordLaws.Text));
    }

    // With pruning all rows without a record become tombstones, and no others. A row that was stored without an answer is known only after
    // it was re-protected.
    private void CheckPruning(ModelPolicy policy)
    {
        var before = new TargetView(target);
        Sync(policy, new PruneOptions(100));
        var (view, present) = (new TargetView(target), Present(policy).ToHashSet(StringComparer.Ordinal));
        foreach (var row in view.Rows.Where(row => row.Kind != RecordKind.Task))
        {
            Assert.False(
                present.Contains(row.SourceKey) && row.RemovedAt is not null && before.Find(row.SourceKey)?.RemovedAt is null,
                $"{row} was pruned although its record exists."
            );
            Assert.True(
                present.Contains(row.SourceKey)
                    || row.RemovedAt is not null
                    || !IsSeenWhole(policy, row.Kind)
                    || (target.MayHaveOrphans && !CanReprotect(policy, row)),
                $"{row} was not pruned."
            );
        }
    }

    // Keys do not depend on whether the engine fails, so the fixed engine gives the keys of all records.
    private IEnumerable<string> Present(ModelPolicy policy) =>
        home.Records().Select((policy with { IsFixed = true }).TryProtect).Select(record => record!.SourceKey);

    private bool IsSeenWhole(ModelPolicy policy, RecordKind kind) =>
        home.Malformed().All(flaw => flaw.Kind != kind) && home.Records().All(record => record.Kind != kind || policy.CanProtect(record));

    private void CheckCanary()
    {
        var canary = Encoding.UTF8.GetBytes(ModelTexts.Canary);
        Assert.DoesNotContain(target.Files, file => file.AsSpan().IndexOf(canary) >= 0);
    }
}
