using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// Finds the tasks that the target shows as queued or running although the source, which was seen whole, no longer has them: their process
/// died, and OpenClaw deleted them. They become lost. A task that returns is sent with the status it has then.
/// </summary>
internal sealed class LostTasks(Protector protector, ISeenKeys seen)
{
    /// <summary>The rows to send for lost tasks, or the problem of one that cannot be protected.</summary>
    public IEnumerable<(PushItem? Item, Problem? Problem)> Find(IEnumerable<StoredRecord> open) =>
        open.Where(task => !seen.Has(task.SourceKey)).Select(Lose);

    /// <summary>A stored row as it is now: with the status lost when its task is.</summary>
    public Row Renew(StoredRecord row) => OpenTask.Is(row.Row) && !seen.Has(row.SourceKey) ? Lost(row) : row.Row;

    private (PushItem? Item, Problem? Problem) Lose(StoredRecord task)
    {
        try
        {
            var again = protector.ProtectAgain(RecordKind.Task, Lost(task));

            // A row whose key changes with the policy is replaced when old rows are protected again.
            return (again.SourceKey == task.SourceKey ? new PushItem(again, PushItem.NoRecordHash) : null, null);
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            return (
                null,
                Problem.Error(
                    failure.ErrorId,
                    "Task row of the target",
                    "It was lost, but cannot be protected under the current policy and was left unchanged. The next run tries again.",
                    RecordKind.Task
                )
            );
        }
    }

    private static Row Lost(StoredRecord task) => task.Row.With("status", OpenTask.Lost);
}
