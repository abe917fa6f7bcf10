using System.Collections.Immutable;
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

/// <summary>The ownership of records by their agent, path and kind.</summary>
internal sealed record OwnershipDefaults
{
    public const string TaskKind = "task";
    public const string CronKind = "cron";
    public const string SystemCronKind = "cron.system";
    public const string DailyMemoryKind = "memory.daily";
    public const string LongTermMemoryKind = "memory.longterm";

    /// <summary>
    /// Every kind that a rule can name; <c>memory</c> is both kinds of notes, and <c>cron</c> also the jobs of the system.
    /// </summary>
    public static string[] KindNames { get; } = [TaskKind, CronKind, SystemCronKind, "memory", DailyMemoryKind, LongTermMemoryKind];

    public Ownership Task { get; init; } = Ownership.User;

    public Ownership Cron { get; init; } = Ownership.User;

    /// <summary>Jobs that OpenClaw itself creates, such as heartbeats.</summary>
    public Ownership SystemCron { get; init; } = Ownership.System;

    public Ownership DailyMemory { get; init; } = Ownership.User;

    public Ownership LongTermMemory { get; init; } = Ownership.User;

    /// <summary>The rules for some agents, notes or kinds. The first that matches a record counts before the defaults.</summary>
    public ImmutableArray<OwnershipRule> Rules { get; init; } = [];

    public Ownership For(OpenClawRecord record) =>
        For(
            KindOf(record.Kind, (record as CronJobRecord)?.IsSystem ?? false, (record as MemoryRecord)?.EntryType),
            record.AgentId,
            (record as MemoryRecord)?.FilePath
        );

    /// <summary>The ownership of a record of which only the stored row is available.</summary>
    public Ownership For(RecordKind kind, Row row) =>
        For(
            KindOf(kind, row.TryGetValue("isSystem", out var isSystem) && isSystem is true, row.Text("entryType")),
            row.Text("agentId"),
            row.Text("filePath")
        );

    private Ownership For(string kind, string? agent, string? path)
    {
        var fallback = kind switch
        {
            TaskKind => Task,
            CronKind => Cron,
            SystemCronKind => SystemCron,
            DailyMemoryKind => DailyMemory,
            _ => LongTermMemory,
        };
        foreach (var rule in Rules)
        {
            if (rule.Matches(kind, agent, path))
            {
                return rule.Over(fallback);
            }
        }

        return fallback;
    }

    private static string KindOf(RecordKind kind, bool isSystem, string? entryType) =>
        kind switch
        {
            RecordKind.Task => TaskKind,
            RecordKind.Cron => isSystem ? SystemCronKind : CronKind,
            _ => entryType == "daily" ? DailyMemoryKind : LongTermMemoryKind,
        };

    /// <summary>Every setting, in a fixed order, for the policy id.</summary>
    public object?[] Parts() =>
        [
            .. new[] { Task, Cron, SystemCron, DailyMemory, LongTermMemory }.Select(ownership =>
                new object?[] { ownership.Visibility, ownership.OwnerType, ownership.OwnerId }
            ),
            .. Rules.Select(rule => rule.Parts()),
        ];
}
