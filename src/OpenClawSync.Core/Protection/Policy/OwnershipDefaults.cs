using OpenClawSync.Records;

namespace OpenClawSync.Protection.Policy;

/// <summary>The ownership of each kind of record whose source does not say.</summary>
internal sealed record OwnershipDefaults
{
    public Ownership Task { get; init; } = Ownership.User;

    public Ownership Cron { get; init; } = Ownership.User;

    /// <summary>The jobs that OpenClaw itself declares, such as heartbeats.</summary>
    public Ownership SystemCron { get; init; } = Ownership.System;

    public Ownership DailyMemory { get; init; } = Ownership.User;

    public Ownership LongTermMemory { get; init; } = Ownership.User;

    public Ownership Of(OpenClawRecord record) =>
        Of(record.Kind, (record as CronJobRecord)?.IsSystem ?? false, (record as MemoryRecord)?.EntryType);

    /// <summary>The ownership of a record of which only its row is left.</summary>
    public Ownership Of(RecordKind kind, Row row) =>
        Of(kind, row.TryGetValue("isSystem", out var own) && own is true, row.Text("entryType"));

    private Ownership Of(RecordKind kind, bool isSystem, string? entryType) =>
        kind switch
        {
            RecordKind.Task => Task,
            RecordKind.Cron => isSystem ? SystemCron : Cron,
            _ => entryType == "daily" ? DailyMemory : LongTermMemory,
        };

    /// <summary>Every choice, in a fixed order, for the policy id.</summary>
    public object?[] Parts() =>
        [
            .. new[] { Task, Cron, SystemCron, DailyMemory, LongTermMemory }.Select(own =>
                new object?[] { own.Visibility, own.OwnerType, own.OwnerId }
            ),
        ];
}
