using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// Finds the tasks that the target shows as queued or running although the source, which was seen whole, no longer has them: their process
/// died, and OpenClaw deleted them. They become lost. A task that returns is sent with the status it has then.
/// </summary>
internal sealed class LostTasks(Protector protector, ISeenKeys seen)
{
    /// <summary>The rows to send for lost tasks.</summary>
    public IEnumerable<PushItem> Find(IEnumerable<StoredRecord> open) =>
        open.Where(task => !seen.Has(task.SourceKey)).Select(Lose).OfType<PushItem>();

    /// <summary>A stored row as it is now: with the status lost when its task is.</summary>
    public Row Renew(StoredRecord row) => OpenTask.Is(row.Row) && !seen.Has(row.SourceKey) ? Lost(row) : row.Row;

    private PushItem? Lose(StoredRecord task)
    {
        try
        {
            var again = protector.ProtectAgain(RecordKind.Task, Lost(task));

            // A row whose key changes with the policy is replaced when old rows are protected again.
            return again.SourceKey == task.SourceKey ? new PushItem(again, PushItem.NoRecordHash) : null;
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            // It was stored under another policy, and is reported when old rows are protected again.
            return null;
        }
    }

    private static Row Lost(StoredRecord task) => task.Row.With("status", OpenTask.Lost);
}
