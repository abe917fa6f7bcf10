using OpenClawSync.Records;

namespace OpenClawSync.Protection.Policy;

/// <summary>Who owns a row and who may see it, when its source does not say.</summary>
/// <param name="Visibility">private, team or public.</param>
/// <param name="OwnerType">user, role or system.</param>
/// <param name="OwnerId">The owner; null for the owner that the policy names or, for rows of the system, <c>openclaw</c>.</param>
internal sealed record Ownership(string Visibility, string OwnerType, string? OwnerId = null)
{
    public static Ownership User { get; } = new("private", "user");

    public static Ownership System { get; } = new("private", "system");
}

/// <summary>The default ownership of each kind of record.</summary>
internal sealed record OwnershipDefaults
{
    public Ownership Task { get; init; } = Ownership.User;

    public Ownership Cron { get; init; } = Ownership.User;

    /// <summary>Jobs that OpenClaw itself creates, such as heartbeats.</summary>
    public Ownership SystemCron { get; init; } = Ownership.System;

    public Ownership DailyMemory { get; init; } = Ownership.User;

    public Ownership LongTermMemory { get; init; } = Ownership.User;

    public Ownership For(OpenClawRecord record) =>
        For(record.Kind, (record as CronJobRecord)?.IsSystem ?? false, (record as MemoryRecord)?.EntryType);

    /// <summary>The default ownership of a record of which only the stored row is available.</summary>
    public Ownership For(RecordKind kind, Row row) =>
        For(kind, row.TryGetValue("isSystem", out var isSystem) && isSystem is true, row.Text("entryType"));

    private Ownership For(RecordKind kind, bool isSystem, string? entryType) =>
        kind switch
        {
            RecordKind.Task => Task,
            RecordKind.Cron => isSystem ? SystemCron : Cron,
            _ => entryType == "daily" ? DailyMemory : LongTermMemory,
        };

    /// <summary>Every setting, in a fixed order, for the policy id.</summary>
    public object?[] Parts() =>
        [
            .. new[] { Task, Cron, SystemCron, DailyMemory, LongTermMemory }.Select(ownership =>
                new object?[] { ownership.Visibility, ownership.OwnerType, ownership.OwnerId }
            ),
        ];
}
