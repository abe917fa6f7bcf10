using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// Reads the table in which OpenClaw kept the runs of jobs before 2026.8. A row consists of an entry of the former log files, and of
/// columns that take precedence over it.
/// </summary>
internal static class RunLogTable
{
    public const string TableName = "cron_run_logs";

    public static IEnumerable<ReadOutcome> Read(Store store, RunHistory history, JobNames jobs)
    {
        if (store.Connection is not { } connection || !Table.Exists(connection, TableName, "job_id", "entry_json"))
        {
            yield break;
        }

        using var rows = Table.Read(
            connection,
            TableName,
            orderBy: null,
            "job_id",
            "ts",
            "run_at_ms",
            "status",
            "error",
            "summary",
            "delivery_status",
            "delivery_error",
            "session_key",
            "duration_ms",
            "model",
            "total_tokens",
            "entry_json"
        );
        while (rows.Read())
        {
            if (ReadOne(rows, store, history, jobs) is { } outcome)
            {
                yield return outcome;
            }
        }
    }

    private static ReadOutcome? ReadOne(TableReader row, Store store, RunHistory history, JobNames jobs)
    {
        try
        {
            var run = Run(row);
            return run.IsQuietCheck || history.TakeLogged(LoggedRun.Create(run, store.Format, jobs)) is not { } record
                ? null
                : (ReadOutcome)record;
        }
        catch (Exception failure) when (RecordProblem.MeansMalformed(failure))
        {
            return RecordProblem.MalformedRow(RecordKind.Task, store.Name, TableName, row.Text("job_id") ?? "", failure);
        }
    }

    private static RunDetail Run(TableReader row)
    {
        var entry = RunDetail.Parse(row.Text("entry_json"));
        return entry with
        {
            JobId = row.Text("job_id") ?? entry.JobId,
            RecordedAt = row.Time("ts") ?? entry.RecordedAt,
            StartedAt = row.Time("run_at_ms") ?? entry.StartedAt,
            Status = row.Text("status") ?? entry.Status,
            Error = row.Text("error") ?? entry.Error,
            Summary = row.Text("summary") ?? entry.Summary,
            DeliveryStatus = row.Text("delivery_status") ?? entry.DeliveryStatus,
            DeliveryError = row.Text("delivery_error") ?? entry.DeliveryError,
            SessionKey = row.Text("session_key") ?? entry.SessionKey,
            DurationMs = row.Integer("duration_ms") ?? entry.DurationMs,
            Model = row.Text("model") ?? entry.Model,
            TokensUsed = row.Integer("total_tokens") ?? entry.TokensUsed,
        };
    }
}
