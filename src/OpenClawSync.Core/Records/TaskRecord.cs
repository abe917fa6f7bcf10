namespace OpenClawSync.Records;

/// <summary>A task as OpenClaw stores it. Raw: its text may hold secrets.</summary>
public sealed class TaskRecord : OpenClawRecord
{
    /// <summary>The <see cref="TaskKind" /> of a background command.</summary>
    internal const string CommandKind = "exec";

    /// <inheritdoc />
    public override RecordKind Kind => RecordKind.Task;

    /// <summary>
    /// The id of the task at its source. A run of a cron job has the id <c>cron-run/JOB/START</c>, with the start in epoch milliseconds,
    /// whichever store it comes from.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>What runs the task: subagent, acp, cron, cli, flow, or workboard for a card.</summary>
    public string? Runtime { get; init; }

    /// <summary>OpenClaw's more specific kind of task, such as <c>automation_run</c>.</summary>
    public string? TaskKind { get; init; }

    /// <summary>
    /// The label of the task. That of a background command (<c>exec</c>) is its command line, which never leaves the machine.
    /// </summary>
    public string? Label { get; init; }

    /// <summary>The prompt that started the task. It leaves the machine only where the policy uses it as the title.</summary>
    public string? Prompt { get; init; }

    /// <summary>
    /// The status: queued, running, succeeded, failed, timed_out, cancelled, lost, blocked or unknown. A card of the workboard has its own:
    /// triage, backlog, todo, scheduled, ready, running, review, blocked, done, archived or unknown.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>The priority; null when the source has none.</summary>
    public string? Priority { get; init; }

    /// <summary>The labels that people gave the task; empty when it has none.</summary>
    public IReadOnlyList<string> Labels
    {
        get;
        init => field = new TextList(value);
    } = TextList.Empty;

    /// <summary>The assignee; null when the source names none, which means the agent.</summary>
    public string? AssigneeId { get; init; }

    /// <summary>
    /// The progress of the task while it is queued or running. Afterwards its error, or else its result; null when it has neither.
    /// </summary>
    public string? Summary { get; init; }

    /// <summary>The id of the cron job that started the task; null when none did.</summary>
    public string? CronJobId { get; init; }

    /// <summary>When the task was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the task was started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the task ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long the task ran, in milliseconds; null when the source does not say.</summary>
    public long? DurationMs { get; init; }

    /// <summary>The model that worked on the task; null when the source names none.</summary>
    public string? Model { get; init; }

    /// <summary>The number of tokens that the task used in all; null when the source does not say.</summary>
    public long? TokensUsed { get; init; }

    /// <summary>
    /// What became of the delivery of the result: delivered, not-delivered, unknown or not-requested for runs of jobs, and OpenClaw's own
    /// word for other tasks; null when the source does not say.
    /// </summary>
    public string? DeliveryStatus { get; init; }

    /// <summary>
    /// The label, or else the runtime and the first eight characters of the id. A run without a label has those of its job, and a
    /// background command never has its label.
    /// </summary>
    public string Title => NameFrom(Id);

    /// <summary>The summary, as records of all kinds have a text.</summary>
    public string? Text => Summary;

    /// <summary>Whether the task is a background command of an agent. Its label and its prompt contain the command line.</summary>
    internal bool IsCommand => TaskKind == CommandKind;

    /// <summary>The title when the id is shown as another one, such as a masked id.</summary>
    internal string NameFrom(string id)
    {
        if (!IsCommand && !string.IsNullOrWhiteSpace(Label))
        {
            return Label;
        }

        var shown = CronRunId.JobIn(id) ?? id[(id.LastIndexOf('/') + 1)..];
        return $"{(IsCommand ? TaskKind : Runtime) ?? "openclaw"} task {shown[..Math.Min(8, shown.Length)]}";
    }

    internal override IReadOnlyList<string> RawKey => [Id];

    internal override void WriteRawValues(IRawValueWriter values)
    {
        base.WriteRawValues(values);
        values.Add(Title);
        values.Add(Prompt);
        values.Add(Status);
        values.Add(Priority);
        values.Add(AssigneeId);
        values.Add(Summary);
        values.Add(Runtime);
        values.Add(CreatedAt);
        values.Add(Labels.Count);
        foreach (var label in Labels)
        {
            values.Add(label);
        }

        values.Add(DurationMs);
        values.Add(Model);
        values.Add(TokensUsed);
        values.Add(DeliveryStatus);
    }
}
