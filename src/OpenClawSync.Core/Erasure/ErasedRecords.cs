using OpenClawSync.Records;

namespace OpenClawSync.Erasure;

/// <summary>What Remove-OpenClawRecord erased from a target.</summary>
public sealed class ErasedRecords
{
    internal ErasedRecords() { }

    /// <summary>The target: the path of a file, or scheme and host of an endpoint.</summary>
    public required string Target { get; init; }

    /// <summary>The instance; empty for the default instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The number of rows of tasks that were erased.</summary>
    public long Tasks { get; init; }

    /// <summary>The number of rows of cron jobs that were erased.</summary>
    public long CronJobs { get; init; }

    /// <summary>The number of rows of memory entries that were erased.</summary>
    public long MemoryEntries { get; init; }

    /// <summary>The number of dead letters that were erased.</summary>
    public long DeadLetters { get; init; }

    /// <summary>The number of rows of the run log that were erased, with -All.</summary>
    public long Runs { get; init; }

    /// <summary>The number of rows that the target refused to erase.</summary>
    public long Failed { get; init; }

    /// <summary>
    /// Whether nothing of it is left in the file of the target. False if another program had the file open: what was erased can then still
    /// be in its log until that program closes it. True for an endpoint, which deletes rows itself.
    /// </summary>
    public bool Purged { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Quantity.Of(Tasks + CronJobs + MemoryEntries, "row")} erased";
}
