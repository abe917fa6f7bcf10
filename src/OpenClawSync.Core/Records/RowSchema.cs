using System.Collections.Immutable;

namespace OpenClawSync.Records;

/// <summary>What a stored field holds.</summary>
internal enum FieldType
{
    Text,
    Integer,
    Boolean,
    TextList,
}

/// <summary>One field of a stored row.</summary>
internal sealed record RowField(string Name, FieldType Type);

/// <summary>The stored rows, field by field. Targets make their tables from this; others depend on the names.</summary>
internal sealed record RowSchema(RecordKind Kind, string Table, ImmutableArray<RowField> Fields)
{
    /// <summary>Goes into every row; rises when a field changes its meaning.</summary>
    public const long Version = 1;

    public static RowSchema Tasks { get; } =
        Create(RecordKind.Task, "openclawTasks", "title status priority assigneeId summary agentId runtime createdAt:i");

    public static RowSchema CronJobs { get; } =
        Create(
            RecordKind.Cron,
            "openclawCronJobs",
            "name schedule enabled:b lastRunAt:i nextRunAt:i lastStatus failureStreak:i errorSummary agentId isSystem:b"
        );

    public static RowSchema MemoryEntries { get; } =
        Create(
            RecordKind.Memory,
            "openclawMemoryEntries",
            "filePath entryType sectionId entryDate entryTime title snippet tags:l lineStart:i lineEnd:i agentId"
        );

    public static ImmutableArray<RowSchema> All { get; } = [Tasks, CronJobs, MemoryEntries];

    public static RowSchema For(RecordKind kind) => All[(int)kind];

    private static RowSchema Create(RecordKind kind, string table, string own) =>
        new(kind, table, [.. Parse($"sourceKey sourceId {own} {Common}")]);

    private const string Common =
        "visibility ownerType ownerId updatedAt:i sourceUpdatedAt:i removedAt:i schemaVersion:i sourceFormat "
        + "redactionReason redactedPaths:l contentHash fingerprint";

    // Interned, the names are the very strings the mappers write, which compare at once.
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
