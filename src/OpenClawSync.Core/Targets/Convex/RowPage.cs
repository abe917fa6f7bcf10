using System.Text.Json;
using OpenClawSync.Records;

namespace OpenClawSync.Targets.Convex;

/// <summary>A page of stored rows.</summary>
/// <param name="Rows">The rows, with what each is about.</param>
/// <param name="Next">The cursor of the next page; null after the last.</param>
internal sealed record RowPage(IReadOnlyList<StoredRecord> Rows, string? Next)
{
    /// <exception cref="FormatException">It is no such answer.</exception>
    public static RowPage Parse(byte[] body) => TranslateErrors(body, root => Of(root, "rows", "cursor", Read));

    /// <summary>A page as a query of Mission Control gives it, of rows of one kind.</summary>
    /// <exception cref="FormatException">It is no such answer.</exception>
    public static RowPage ParseQuery(RecordKind kind, byte[] body) =>
        TranslateErrors(
            body,
            root => Of(root.GetProperty("value"), "page", "continueCursor", row => new StoredRecord(kind, RowJson.Read(kind, row)))
        );

    private static RowPage Of(JsonElement page, string rows, string cursor, Func<JsonElement, StoredRecord> read) =>
        new(
            [.. page.GetProperty(rows).EnumerateArray().Select(read)],
            page.GetProperty("isDone").GetBoolean() ? null : page.GetProperty(cursor).GetString()
        );

    private static RowPage TranslateErrors(byte[] body, Func<JsonElement, RowPage> parse)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return parse(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("It is no page of rows.", failure);
        }
    }

    private static StoredRecord Read(JsonElement item)
    {
        var kind = item.GetProperty("kind").GetString() switch
        {
            "task" => RecordKind.Task,
            "cron" => RecordKind.Cron,
            "memory" => RecordKind.Memory,
            _ => throw new FormatException("It has a kind that is none."),
        };
        return new StoredRecord(kind, RowJson.Read(kind, item.GetProperty("row")));
    }
}
