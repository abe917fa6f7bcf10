using System.Text.Json;
using OpenClawSync.Records;
using OpenClawSync.Sources.Json;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// Maps the current row of the task table to a record. There are many rows, so the columns are looked up only once, and a row's column is
/// read only if its record depends on it.
/// </summary>
internal sealed class TaskMapper(TableReader row, string format)
{
    /// <summary>The columns that records depend on.</summary>
    public static readonly string[] Columns =
    [
        TaskReader.Key,
        "runtime",
        "task_kind",
        "source_id",
        "owner_key",
        "child_session_key",
        "agent_id",
        "label",
        "task",
        "status",
        "terminal_outcome",
        "progress_summary",
        "terminal_summary",
        "detail_json",
        "created_at",
        "started_at",
        "ended_at",
        "last_event_at",
    ];

    private readonly int _id = row.Column(TaskReader.Key);
    private readonly int _runtime = row.Column("runtime");
    private readonly int _kind = row.Column("task_kind");
    private readonly int _source = row.Column("source_id");
    private readonly int _owner = row.Column("owner_key");
    private readonly int _childSession = row.Column("child_session_key");
    private readonly int _agent = row.Column("agent_id");
    private readonly int _label = row.Column("label");
    private readonly int _prompt = row.Column("task");
    private readonly int _status = row.Column("status");
    private readonly int _outcome = row.Column("terminal_outcome");
    private readonly int _progress = row.Column("progress_summary");
    private readonly int _summary = row.Column("terminal_summary");
    private readonly int _detail = row.Column("detail_json");
    private readonly int _created = row.Column("created_at");
    private readonly int _started = row.Column("started_at");
    private readonly int _ended = row.Column("ended_at");
    private readonly int _lastEvent = row.Column("last_event_at");

    public string? Id => row.Text(_id);

    /// <exception cref="FormatException">A value has the wrong type.</exception>
    public TaskRecord Map(string id)
    {
        var (created, started, ended) = (row.Time(_created), row.Time(_started), row.Time(_ended));
        var runtime = row.Text(_runtime);
        return new TaskRecord
        {
            Id = id,
            SourceFormat = format,
            SourceUpdatedAt = row.Time(_lastEvent) ?? ended ?? started ?? created,
            Runtime = runtime,
            TaskKind = row.Text(_kind),
            AgentId = row.Text(_agent) ?? SessionKey.Agent(row.Text(_owner)) ?? SessionKey.Agent(row.Text(_childSession)),
            Label = row.Text(_label),
            Prompt = row.Text(_prompt),
            Status = Status(runtime),
            Summary = row.Text(_summary) ?? row.Text(_progress),
            CronJobId = runtime == "cron" ? row.Text(_source) : null,
            CreatedAt = created,
            StartedAt = started,
            EndedAt = ended,
        };
    }

    // For a finished cron run the detail is authoritative. Rows that were imported from old logs can contradict it.
    private string Status(string? runtime)
    {
        var status = TaskStatus.Parse(row.Text(_status));
        if (status == "succeeded" && row.Text(_outcome) == "blocked")
        {
            return "blocked";
        }

        return runtime == "cron" && status is "succeeded" or "failed" ? StatusIn(row.Text(_detail)) ?? status : status;
    }

    private static string? StatusIn(string? detail)
    {
        if (detail is null)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(detail);
            var status = TaskStatus.Parse(new JsonFields(document.RootElement).Text("status"));
            return status is "succeeded" or "failed" ? status : null;
        }
        catch (Exception failure) when (RecordProblem.MeansMalformed(failure))
        {
            // An unreadable detail leaves the status of the row as it is.
            return null;
        }
    }
}
