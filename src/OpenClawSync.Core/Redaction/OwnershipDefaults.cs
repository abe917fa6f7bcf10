using OpenClawSync.Records;

namespace OpenClawSync.Redaction;

/// <summary>The ownership of each kind of record whose source does not say.</summary>
internal sealed record OwnershipDefaults
{
    public Ownership Task { get; init; } = Ownership.User;

    public Ownership Cron { get; init; } = Ownership.User;

    /// <summary>The jobs that OpenClaw itself declares, such as heartbeats.</summary>
    public Ownership SystemCron { get; init; } = Ownership.System;

    public Ownership DailyMemory { get; init; } = Ownership.User;

    public Ownership LongTermMemory { get; init; } = Ownership.User;

    public Ownership Of(OpenClawRecord record) => record switch
    {
        TaskRecord => Task,
        CronJobRecord { IsSystem: true } => SystemCron,
        CronJobRecord => Cron,
        MemoryRecord { EntryType: "daily" } => DailyMemory,
        _ => LongTermMemory,
    };

    /// <summary>Every choice, in a fixed order, for the policy id.</summary>
    public object?[] Parts() =>
    [
        .. new[] { Task, Cron, SystemCron, DailyMemory, LongTermMemory }
            .Select(own => new object?[] { own.Visibility, own.OwnerType, own.OwnerId }),
    ];
}
