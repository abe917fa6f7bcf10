using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>
/// Identifies a row in a target. A key usually begins with its kind, but not one that something else wrote.
/// </summary>
/// <param name="Kind">The kind of record, which decides on the table.</param>
/// <param name="SourceKey">The key.</param>
internal readonly record struct RowKey(RecordKind Kind, string SourceKey);
