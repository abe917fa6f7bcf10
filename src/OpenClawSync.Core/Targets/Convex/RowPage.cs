using System.Text.Json;
using OpenClawSync.Records;

namespace OpenClawSync.Targets.Convex;

/// <summary>A page of stored rows.</summary>
/// <param name="Rows">The rows with their kinds.</param>
/// <param name="Next">The cursor of the next page; null after the last one.</param>
internal sealed record RowPage(IReadOnlyList<StoredRecord> Rows, string? Next)
{
    /// <summary>A page of the ingest endpoint.</summary>
    /// <exception cref="FormatException">The body is not such a page.</exception>
    public static RowPage Parse(byte[] body) => IngestJson.Parse(body, root => Read(root, "rows", "cursor", ReadRow));

    /// <summary>A page of a query of Mission Control, with rows of one kind.</summary>
    /// <exception cref="FormatException">The body is not such a page.</exception>
    public static RowPage ParseQuery(RecordKind kind, byte[] body) =>
        IngestJson.Parse(
            body,
            root => Read(root.GetProperty("value"), "page", "continueCursor", row => new StoredRecord(kind, RowJson.Read(kind, row)))
        );

    private static RowPage Read(JsonElement page, string rows, string cursor, Func<JsonElement, StoredRecord> readRow) =>
        new(
            [.. page.GetProperty(rows).EnumerateArray().Select(readRow)],
            page.GetProperty("isDone").GetBoolean() ? null : page.GetProperty(cursor).GetString()
        );

    private static StoredRecord ReadRow(JsonElement item)
    {
        var kind = SourceKeys.FindKind(item.GetProperty("kind").GetString()) ?? throw new FormatException("A row has an unknown kind.");
        return new StoredRecord(kind, RowJson.Read(kind, item.GetProperty("row")));
    }
}
