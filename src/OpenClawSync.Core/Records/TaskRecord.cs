namespace OpenClawSync.Records;

/// <summary>A task as OpenClaw stores it. Raw: its text may hold secrets.</summary>
public sealed class TaskRecord : OpenClawRecord
{
    /// <inheritdoc />
    public override RecordKind Kind => RecordKind.Task;

    /// <summary>The id of the task at its source.</summary>
    public required string Id { get; init; }

    /// <summary>What runs it: subagent, acp, cron or cli.</summary>
    public string? Runtime { get; init; }

    /// <summary>OpenClaw's finer kind of task, such as <c>automation_run</c>.</summary>
    public string? TaskKind { get; init; }

    /// <summary>The task's label; the prompt is never taken for it.</summary>
    public string? Label { get; init; }

    /// <summary>The prompt the task was started with. It leaves the machine only where a policy makes titles of it.</summary>
    public string? Prompt { get; init; }

    /// <summary>queued, running, succeeded, failed, timed_out, cancelled, lost, blocked or unknown.</summary>
    public required string Status { get; init; }

    /// <summary>The priority, when the source has one.</summary>
    public string? Priority { get; init; }

    /// <summary>Who the task is assigned to; the agent unless the source names somebody else.</summary>
    public string? AssigneeId { get; init; }

    /// <summary>What the task came to, or where it stands.</summary>
    public string? Summary { get; init; }

    /// <summary>The id of the cron job that started the task, when one did.</summary>
    public string? CronJobId { get; init; }

    /// <summary>When the task was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the task was started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the task ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The label, or the runtime and the first eight characters of the id.</summary>
    public string Title => NameFrom(Id);

    /// <summary>The summary, as records of all kinds have a text.</summary>
    public string? Text => Summary;

    /// <summary>The title, with an id that may be a masked one.</summary>
    internal string NameFrom(string id) =>
        string.IsNullOrWhiteSpace(Label) ? $"{Runtime ?? "openclaw"} task {id[..Math.Min(8, id.Length)]}" : Label;

    internal override IReadOnlyList<string> RawKey => [Id];

    internal override void Tell(IRawValues values)
    {
        base.Tell(values);
        values.Add(Title);
        values.Add(Prompt);
        values.Add(Status);
        values.Add(Priority);
        values.Add(AssigneeId);
        values.Add(Summary);
        values.Add(Runtime);
        values.Add(CreatedAt);
    }
}
