using System.Text.Json;
using OpenClawSync.Records;

namespace OpenClawSync.Targets.Convex;

/// <summary>A page of stored rows.</summary>
/// <param name="Rows">The rows, with what each is about.</param>
/// <param name="Next">The cursor of the next page; null after the last.</param>
internal sealed record RowPage(IReadOnlyList<StoredRecord> Rows, string? Next)
{
    /// <exception cref="FormatException">It is no such answer.</exception>
    public static RowPage Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var rows = root.GetProperty("rows").EnumerateArray().Select(item => Read(item)).ToList();
            return new RowPage(rows, root.GetProperty("isDone").GetBoolean() ? null : root.GetProperty("cursor").GetString());
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("It is no page of rows.", failure);
        }
    }

    /// <summary>A page as a query of Mission Control gives it, of rows of one kind.</summary>
    /// <exception cref="FormatException">It is no such answer.</exception>
    public static RowPage ParseQuery(RecordKind kind, byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var value = document.RootElement.GetProperty("value");
            var rows = value.GetProperty("page").EnumerateArray().Select(row => new StoredRecord(kind, RowJson.Read(kind, row))).ToList();
            return new RowPage(rows, value.GetProperty("isDone").GetBoolean() ? null : value.GetProperty("continueCursor").GetString());
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
