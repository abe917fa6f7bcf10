using System.Globalization;
using OpenClawSync.Records;
using OpenClawSync.Sources.Json;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// Maps the current row of the task table to a record. There are many rows, so the columns are looked up only once, and a row's column is
/// read only if its record depends on it.
/// </summary>
internal sealed class TaskMapper(TableReader row, string format, JobNames jobs)
{
    /// <summary>The columns that records depend on.</summary>
    public static readonly string[] Columns =
    [
        TaskReader.Key,
        TaskReader.RuntimeColumn,
        "task_kind",
        TaskReader.JobColumn,
        "run_id",
        "owner_key",
        "child_session_key",
        "agent_id",
        "label",
        "task",
        "status",
        "delivery_status",
        "terminal_outcome",
        "error",
        "progress_summary",
        "terminal_summary",
        "detail_json",
        "created_at",
        "started_at",
        "ended_at",
        "last_event_at",
    ];

    /// <summary>The columns that the id of a run depends on.</summary>
    public static readonly string[] RunColumns =
    [
        TaskReader.Key,
        TaskReader.RuntimeColumn,
        TaskReader.JobColumn,
        "run_id",
        "created_at",
        "started_at",
    ];

    // The label that OpenClaw shows for the runs that it imported. It is no name.
    private const string ImportedLabel = "cron-run";

    /// <summary>What could not be read in the rows so far.</summary>
    public IgnoredFields Ignored => row.Ignored;

    private readonly int _id = row.Column(TaskReader.Key);
    private readonly int _runtime = row.Column(TaskReader.RuntimeColumn);
    private readonly int _kind = row.Column("task_kind");
    private readonly int _source = row.Column(TaskReader.JobColumn);
    private readonly int _run = row.Column("run_id");
    private readonly int _owner = row.Column("owner_key");
    private readonly int _childSession = row.Column("child_session_key");
    private readonly int _agent = row.Column("agent_id");
    private readonly int _label = row.Column("label");
    private readonly int _prompt = row.Column("task");
    private readonly int _status = row.Column("status");
    private readonly int _delivery = row.Column("delivery_status");
    private readonly int _outcome = row.Column("terminal_outcome");
    private readonly int _error = row.Column("error");
    private readonly int _progress = row.Column("progress_summary");
    private readonly int _summary = row.Column("terminal_summary");
    private readonly int _detail = row.Column("detail_json");
    private readonly int _created = row.Column("created_at");
    private readonly int _started = row.Column("started_at");
    private readonly int _ended = row.Column("ended_at");
    private readonly int _lastEvent = row.Column("last_event_at");

    public string? Id => row.Text(_id);

    /// <summary>Whether the row is about the run of a job, and its table lacks the column that names the job.</summary>
    public bool IsRunWithoutJob => _source < 0 && row.Text(_runtime) == LoggedRun.Runtime;

    /// <summary>The id of the run of a job that the row is about; null when it is about another task.</summary>
    /// <exception cref="FormatException">A time has the wrong type.</exception>
    public string? RunId => JobId is { } job ? RunIdOf(job, row.Time(_started) ?? row.Time(_created)) : null;

    private string? JobId => row.Text(_runtime) == LoggedRun.Runtime ? NonBlank(row.Text(_source)) : null;

    /// <summary>The record of the row; null when it is no task but a check whether a job had to run, with the answer no.</summary>
    /// <param name="id">The id in the row.</param>
    /// <param name="isImported">Whether OpenClaw made the row from its run logs.</param>
    /// <exception cref="FormatException">A value has the wrong type.</exception>
    public TaskRecord? Map(string id, bool isImported)
    {
        var detail = RunDetail.Parse(row.Text(_detail));
        if (detail.IsQuietCheck)
        {
            return null;
        }

        var (created, started, ended) = (row.Time(_created), row.Time(_started), row.Time(_ended));
        var (job, kind, status) = (JobId, row.Text(_kind), Status(isImported ? detail : RunDetail.None));
        var runId = job is null ? null : RunIdOf(job, started ?? created);
        return new TaskRecord
        {
            Id = runId ?? CronRunId.EscapeTask(id),
            SourceFormat = format,
            SourceUpdatedAt = row.Time(_lastEvent) ?? ended ?? started ?? created,
            Runtime = row.Text(_runtime),
            TaskKind = kind,
            AgentId = Agent(job),
            Label = Label(job, isImported),
            Prompt = isImported ? null : row.Text(_prompt),
            Status = status,
            Summary = Summary(status, job, detail),
            CronJobId = runId is null ? null : job,
            CreatedAt = created,
            StartedAt = started,
            EndedAt = ended,
            DurationMs = detail.DurationMs ?? Duration(started, ended),
            Model = detail.Model,
            TokensUsed = detail.TokensUsed,
            DeliveryStatus = detail.DeliveryStatus ?? Delivery(),
        };
    }

    // The row's status is what OpenClaw shows. Only in imported rows it can be a guess: a run that ended well counts as failed where the
    // log did not say whether its result was delivered.
    private string Status(RunDetail imported)
    {
        var status = TaskStatus.Parse(row.Text(_status));
        if (status == "succeeded" && row.Text(_outcome) == "blocked")
        {
            return "blocked";
        }

        return imported is { CompletionStatus: "unknown", Status: "ok" } ? "succeeded"
            : imported is { CompletionStatus: "unknown", Status: "error" } && status == "succeeded" ? "failed"
            : status;
    }

    private string? Summary(string status, string? job, RunDetail detail)
    {
        if (status is "queued" or "running")
        {
            return WithoutCommand(NonBlank(row.Text(_progress)));
        }

        var undelivered = status == "failed" ? detail.DeliveryError : null;
        return WithoutCommand(NonBlank(row.Text(_error)) ?? undelivered ?? Result(job, detail));
    }

    private string? Result(string? job, RunDetail detail)
    {
        var result = NonBlank(row.Text(_summary));
        return job is null
            ? result
            : jobs.ResultOf(job, result, hasSession: NonBlank(row.Text(_childSession)) is not null || detail.Model is not null);
    }

    // A command line must not leave the machine within another text either.
    private string? WithoutCommand(string? text) =>
        text is not null && row.Text(_kind) == TaskRecord.CommandKind && (Quotes(text, row.Text(_label)) || Quotes(text, row.Text(_prompt)))
            ? null
            : text;

    private static bool Quotes(string text, string? command) =>
        NonBlank(command)?.Trim() is { } line && text.Contains(line, StringComparison.Ordinal);

    private string? Label(string? job, bool isImported)
    {
        var (label, name) = (NonBlank(row.Text(_label)), job is null ? null : jobs.NameOf(job));
        return isImported ? name ?? (label == ImportedLabel ? null : label) : label ?? name;
    }

    private string? Agent(string? job) =>
        NonBlank(row.Text(_agent))
        ?? SessionKey.Agent(row.Text(_owner))
        ?? SessionKey.Agent(row.Text(_childSession))
        ?? (job is null ? null : jobs.AgentOf(job));

    private string? RunIdOf(string job, DateTimeOffset? began) =>
        (StartOf(job) ?? began) is { } start ? CronRunId.Create(job, start) : null;

    // OpenClaw names the execution of a run by its job and its start, and never renames it.
    private DateTimeOffset? StartOf(string job)
    {
        var start = $"{LoggedRun.Runtime}:{job}:";
        return
            row.Text(_run) is { } run
            && run.StartsWith(start, StringComparison.Ordinal)
            && long.TryParse(run[start.Length..].Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            && time <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(time)
            : null;
    }

    // The column does not apply to runs of jobs, whose detail says what became of the delivery.
    private string? Delivery() => row.Text(_delivery) is { } status and not "not_applicable" ? NonBlank(status) : null;

    private static long? Duration(DateTimeOffset? started, DateTimeOffset? ended) =>
        ended >= started ? (long)(ended - started).Value.TotalMilliseconds : null;

    private static string? NonBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
