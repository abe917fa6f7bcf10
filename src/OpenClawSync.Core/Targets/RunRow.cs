using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>A run as a stored row, and back. Cursors are objects of epoch milliseconds.</summary>
internal static class RunRow
{
    public static IReadOnlyDictionary<string, object> Of(SyncRun run) => new Dictionary<string, object>(StringComparer.Ordinal)
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

    private static Dictionary<string, object> Fields(Cursors cursors)
    {
        var fields = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, kind) in (ReadOnlySpan<(string, RecordKind)>)
            [("tasks", RecordKind.Task), ("cron", RecordKind.Cron), ("memory", RecordKind.Memory)])
        {
            if (cursors.Of(kind) is { } cursor)
            {
                fields[name] = cursor.ToUnixTimeMilliseconds();
            }
        }

        return fields;
    }
}
