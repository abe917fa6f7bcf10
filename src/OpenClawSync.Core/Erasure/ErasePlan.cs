using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Erasure;

/// <summary>What would be erased.</summary>
/// <param name="Keys">The keys of the rows.</param>
/// <param name="DeadLetters">The dead letters.</param>
internal sealed record ErasePlan(IReadOnlyList<RowKey> Keys, IReadOnlyList<DeadLetterKey> DeadLetters)
{
    public bool IsEmpty => Keys.Count + DeadLetters.Count == 0;

    public long Count(RecordKind kind) => Keys.Count(key => key.Kind == kind);

    /// <summary>The counts in words.</summary>
    public override string ToString() =>
        $"{Quantity.Of(Count(RecordKind.Task), "task")}, {Quantity.Of(Count(RecordKind.Cron), "cron job")}, "
        + $"{Quantity.Of(Count(RecordKind.Memory), "memory entry", "memory entries")} and {Quantity.Of(DeadLetters.Count, "dead letter")}";
}
