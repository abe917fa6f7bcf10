using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>Reads the kind of a row from its source key, which begins with it: <c>task:</c>, <c>cron:</c> or <c>memory:</c>.</summary>
internal static class SourceKeys
{
    /// <exception cref="OpenClawSyncException">
    /// TargetCorrupt: the key begins with no known kind. No row of ours has such a key, and guessing would change another table.
    /// </exception>
    public static RecordKind KindOf(string sourceKey) =>
        FindKind(sourceKey.Split(':', 2)[0])
        ?? throw new OpenClawSyncException(ErrorIds.TargetCorrupt, "The target holds a row whose key begins with no known kind.");

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
