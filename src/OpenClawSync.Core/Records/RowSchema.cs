using System.Collections.Immutable;

namespace OpenClawSync.Records;

/// <summary>The type of a stored field.</summary>
internal enum FieldType
{
    Text,
    Integer,
    Boolean,
    TextList,
}

/// <summary>One field of a stored row.</summary>
internal sealed record RowField(string Name, FieldType Type);

/// <summary>
/// The fields of the stored rows of one kind. Targets create their tables from this, and other programs depend on the names.
/// </summary>
internal sealed record RowSchema(RecordKind Kind, string Table, ImmutableArray<RowField> Fields)
{
    /// <summary>The schemaVersion of every row. It increases when a field changes its meaning.</summary>
    public const long Version = 1;

    private const string Common =
        "visibility ownerType ownerId updatedAt:i sourceUpdatedAt:i removedAt:i schemaVersion:i sourceFormat "
        + "redactionReason redactedPaths:l contentHash fingerprint";

    public static RowSchema Tasks { get; } =
        Create(
            RecordKind.Task,
            "openclawTasks",
            "title status priority assigneeId summary agentId runtime createdAt:i labels:l durationMs:i model tokensUsed:i deliveryStatus"
        );

    public static RowSchema CronJobs { get; } =
        Create(
            RecordKind.Cron,
            "openclawCronJobs",
            "name schedule enabled:b lastRunAt:i nextRunAt:i lastStatus failureStreak:i errorSummary agentId isSystem:b "
                + "runningSince:i deliveryStatus deliveryError disabledReason"
        );

    public static RowSchema MemoryEntries { get; } =
        Create(
            RecordKind.Memory,
            "openclawMemoryEntries",
            "filePath entryType sectionId entryDate entryTime title snippet tags:l lineStart:i lineEnd:i agentId"
        );

    public static ImmutableArray<RowSchema> All { get; } = [Tasks, CronJobs, MemoryEntries];

    public static RowSchema For(RecordKind kind) => All[(int)kind];

    // A field is written as its name, with i for an integer, b for a boolean or l for a list of strings after a colon.
    private static RowSchema Create(RecordKind kind, string table, string fields) =>
        new(kind, table, [.. Parse($"sourceKey sourceId {fields} {Common}")]);

    // Interned names are the same string objects as those in the mappers, so comparing them is cheap.
    private static IEnumerable<RowField> Parse(string fields) =>
        fields
            .Split(' ')
            .Select(field =>
                field.Split(':') switch
                {
                    [var name, "i"] => new RowField(string.Intern(name), FieldType.Integer),
                    [var name, "b"] => new RowField(string.Intern(name), FieldType.Boolean),
                    [var name, "l"] => new RowField(string.Intern(name), FieldType.TextList),
                    [var name, ..] => new RowField(string.Intern(name), FieldType.Text),
                    [] => throw new InvalidOperationException(),
                }
            );
}
