using OpenClawSync.Connections;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Erasure;

/// <summary>
/// Erases rows of an instance from a target, and all that is stored about them elsewhere: dead letters, what is recorded about rows and
/// unfinished tasks, error samples in the run log, the last report, and damaged state databases that were moved aside. If it is killed,
/// running it again erases the rest.
/// </summary>
internal sealed class RecordEraser(
    TargetLocation location,
    TargetOptions options,
    StateFolder state,
    Action<string> notify,
    CancellationToken cancellationToken
)
{
    /// <summary>Finds what to erase. Nothing is changed.</summary>
    /// <exception cref="OpenClawSyncException">
    /// InstanceConflict: an endpoint has such rows, but nothing is recorded here about who claimed their instance.
    /// </exception>
    public ErasePlan Plan(EraseFilter filter)
    {
        // Targets read rows in pages, and none is deleted before all were read. An endpoint rejects a malformed key, and all keys with it.
        var keys = location
            .ReadRows(options, filter.Kinds, cancellationToken)
            .Concat(filter.NamesKeys ? ReadStrays(filter.Kinds) : [])
            .Where(filter.Wants)
            .Select(row => new RowKey(row.Kind, row.SourceKey))
            .Where(key => location.File is not null || SourceKeys.KindOf(key.SourceKey) == key.Kind)
            .Distinct()
            .ToList();
        using var memory = location.MayExist ? location.FindMemory(options) : null;
        if (location.File is null && keys.Count > 0 && memory is not { HasBegun: true })
        {
            // A claim with an identity of its own would be refused there, and would stand in the way of the next sync.
            throw new OpenClawSyncException(
                ErrorIds.InstanceConflict,
                $"{location.Name} has rows of {options.Instance.Description}, but the state folder does not know who wrote them. "
                    + "Run Invoke-OpenClawSync first, then repeat the command."
            );
        }

        var deadLetters = location.MayExist ? location.ReadDeadLetters(options) : [];
        return new ErasePlan(keys, [.. deadLetters.Where(deadLetter => Wants(filter, deadLetter)).Select(DeadLetterKey.Of)]);
    }

    /// <summary>Erases what was planned.</summary>
    public ErasedRecords Run(ErasePlan plan, bool isAll)
    {
        using var runLock = RunLock.Take(state, options.Time);
        var file = new ErasedFile(location, state);
        file.RequireIntact();
        var (erased, failed) = EraseRows(plan.Keys);
        var runs = EraseRunLog(isAll) + EraseMemory(plan, isAll);
        var purged = file.Purge();
        state.DeleteReport();
        state.DeleteDamagedDatabases();
        return new ErasedRecords
        {
            Target = location.File ?? location.Name,
            InstanceId = options.Instance.Value,
            Tasks = erased[(int)RecordKind.Task],
            CronJobs = erased[(int)RecordKind.Cron],
            MemoryEntries = erased[(int)RecordKind.Memory],
            DeadLetters = plan.DeadLetters.Count,
            Runs = runs,
            Failed = failed,
            Purged = purged,
        };
    }

    // A dead letter without a record says nothing about its agent or its time.
    private static bool Wants(EraseFilter filter, DeadLetter deadLetter) =>
        filter.Kinds.Contains(deadLetter.Kind)
        && (filter.IsAll || (deadLetter.Row is { } row && filter.Wants(new StoredRecord(deadLetter.Kind, row))));

    private IEnumerable<StoredRecord> ReadStrays(RecordKinds kinds)
    {
        if (location.File is null || !location.MayExist)
        {
            yield break;
        }

        using var view = SqliteView.Open(location.File);
        foreach (var row in view.ReadRows(kinds, cancellationToken).Where(view.IsStray))
        {
            yield return row;
        }
    }

    private (long[] Erased, long Failed) EraseRows(IReadOnlyList<RowKey> keys)
    {
        var (erased, failed) = (new long[RowSchema.All.Length], 0L);
        if (keys.Count == 0)
        {
            return (erased, failed);
        }

        using var target = location.Open(options);
        target.Begin(new RunStart(RunId.New(options.Time.GetUtcNow()), Full: false, notify), cancellationToken);
        foreach (var batch in keys.Chunk(options.BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var outcomes = target.Commit(new TargetBatch { Deleted = batch }, cancellationToken);
            for (var index = 0; index < outcomes.Count; index++)
            {
                if (outcomes[index].Status == PushStatus.Failed)
                {
                    failed++;
                }
                else
                {
                    erased[(int)batch[index].Kind]++;
                }
            }
        }

        return (erased, failed);
    }

    // A file has its run log beside its ledgers.
    private long EraseRunLog(bool isAll)
    {
        using var client = location.OpenClient(options);
        return client?.EraseLog(options.Instance, location.SourceIdentity(options), isAll, cancellationToken) ?? 0;
    }

    private long EraseMemory(ErasePlan plan, bool isAll)
    {
        using var memory = location.MayExist ? location.OpenMemory(options) : null;
        if (memory is null)
        {
            return 0;
        }

        foreach (var batch in plan.DeadLetters.Chunk(options.BatchSize))
        {
            memory.Remove(batch);
        }

        return memory.Erase(isAll);
    }
}
