using System.Text.Json;
using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>A run as a stored row, and back. Cursors are objects of epoch milliseconds.</summary>
internal static class RunRow
{
    public static IReadOnlyDictionary<string, object> From(SyncRun run) =>
        new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["runId"] = run.RunId,
            ["startedAt"] = run.StartedAt.ToUnixTimeMilliseconds(),
            ["finishedAt"] = run.FinishedAt.ToUnixTimeMilliseconds(),
            ["cursorFrom"] = Fields(run.CursorFrom),
            ["cursorTo"] = Fields(run.CursorTo),
            ["created"] = run.Created,
            ["updated"] = run.Updated,
            ["skipped"] = run.Skipped,
            ["errors"] = run.Errors,
            ["errorSamples"] = run.ErrorSamples,
            ["status"] = run.Status,
            ["redactions"] = run.Redactions,
            ["deadLetters"] = run.DeadLetters,
            ["removed"] = run.Removed,
            ["policyId"] = run.PolicyId,
            ["instanceId"] = run.InstanceId,
        };

    /// <summary>The run that a row of JSON tells of.</summary>
    public static SyncRun Parse(JsonElement row) =>
        new()
        {
            RunId = row.GetProperty("runId").GetString()!,
            StartedAt = Time(row.GetProperty("startedAt")),
            FinishedAt = Time(row.GetProperty("finishedAt")),
            CursorFrom = CursorsOf(row.GetProperty("cursorFrom")),
            CursorTo = CursorsOf(row.GetProperty("cursorTo")),
            Created = row.GetProperty("created").GetInt64(),
            Updated = row.GetProperty("updated").GetInt64(),
            Skipped = row.GetProperty("skipped").GetInt64(),
            Errors = row.GetProperty("errors").GetInt64(),
            ErrorSamples = [.. row.GetProperty("errorSamples").EnumerateArray().Select(sample => sample.GetString()!)],
            Status = row.GetProperty("status").GetString()!,
            Redactions = row.GetProperty("redactions").GetInt64(),
            DeadLetters = row.GetProperty("deadLetters").GetInt64(),
            Removed = row.GetProperty("removed").GetInt64(),
            PolicyId = row.GetProperty("policyId").GetString()!,
            InstanceId = row.GetProperty("instanceId").GetString()!,
        };

    /// <summary>The cursors in an object of epoch milliseconds.</summary>
    public static Cursors CursorsOf(JsonElement fields)
    {
        return new Cursors
        {
            Tasks = From("tasks"),
            Cron = From("cron"),
            Memory = From("memory"),
        };

        DateTimeOffset? From(string name) => fields.TryGetProperty(name, out var value) ? Time(value) : null;
    }

    private static DateTimeOffset Time(JsonElement milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.GetInt64());

    private static Dictionary<string, object> Fields(Cursors cursors)
    {
        var fields = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (
            var (name, kind) in (ReadOnlySpan<(string, RecordKind)>)
                [("tasks", RecordKind.Task), ("cron", RecordKind.Cron), ("memory", RecordKind.Memory)]
        )
        {
            if (cursors.Of(kind) is { } cursor)
            {
                fields[name] = cursor.ToUnixTimeMilliseconds();
            }
        }

        return fields;
    }
}
