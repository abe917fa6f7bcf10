using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>Reads the kind of a row from its source key, which begins with it: <c>task:</c>, <c>cron:</c> or <c>memory:</c>.</summary>
internal static class SourceKeys
{
    /// <summary>The kind that a key begins with; null when it begins with none, as no key of ours does.</summary>
    public static RecordKind? KindOf(string sourceKey) =>
        sourceKey.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? FindKind(sourceKey[..colon]) : null;

    /// <summary>
    /// Whether a row is in the table of one kind under a key of another. A row of ours may have the same key in the right table.
    /// </summary>
    public static bool IsMisplaced(RecordKind kind, string sourceKey) => KindOf(sourceKey) is { } other && other != kind;

    /// <summary>Finds a kind by its name in keys and in the ingest protocol; null when there is none.</summary>
    public static RecordKind? FindKind(string? name) =>
        name switch
        {
            "task" => RecordKind.Task,
            "cron" => RecordKind.Cron,
            "memory" => RecordKind.Memory,
            _ => null,
        };
}
