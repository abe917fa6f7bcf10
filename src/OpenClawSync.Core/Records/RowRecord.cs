namespace OpenClawSync.Records;

/// <summary>
/// A record as a row: protected, or stored in a Mission Control. Every field of the row is a property of its own type, for all kinds alike,
/// so that
/// records of several kinds can be sorted, grouped, compared and exported together. A property that a kind does not have is null.
/// </summary>
public abstract class RowRecord
{
    // What a DateTimeOffset can hold. Another program may have written any number into a target.
    private const long MinTime = -62_135_596_800_000;
    private const long MaxTime = 253_402_300_799_999;

    private protected RowRecord(RecordKind kind, Row row) => (Kind, Row) = (kind, row);

    /// <summary>The kind of record.</summary>
    public RecordKind Kind { get; }

    /// <summary>The key of the row: <c>sourceType:sourceId</c>.</summary>
    public string SourceKey => Row.Text("sourceKey") ?? "";

    /// <summary>The part of the key after its type.</summary>
    public string SourceId => Row.Text("sourceId") ?? "";

    /// <summary>The title of a task or memory entry, or the name of a job; redacted.</summary>
    public string? Title => Row.Text("title") ?? Row.Text("name");

    /// <summary>The summary of a task, the snippet of a memory entry, or the last error of a job; redacted.</summary>
    public string? Text => Row.Text("summary") ?? Row.Text("snippet") ?? Row.Text("errorSummary");

    /// <summary>The status of a task, or of a job's last run.</summary>
    public string? Status => Row.Text("status") ?? Row.Text("lastStatus");

    /// <summary>The agent that the record belongs to.</summary>
    public string? AgentId => Row.Text("agentId");

    /// <summary>private, team or public.</summary>
    public string? Visibility => Row.Text("visibility");

    /// <summary>user, role or system.</summary>
    public string? OwnerType => Row.Text("ownerType");

    /// <summary>The owner.</summary>
    public string? OwnerId => Row.Text("ownerId");

    /// <summary>When the record last changed at its source.</summary>
    public DateTimeOffset? SourceUpdatedAt => Time("sourceUpdatedAt");

    /// <summary>SHA-256, lower-case hex, over the canonical JSON of the stored fields after redaction. Equal for equal content.</summary>
    public string? Fingerprint => Row.Text("fingerprint");

    /// <summary>Why something was redacted: the reasons, sorted; empty when nothing was.</summary>
    public IReadOnlyList<string> RedactionReasons => RedactionReason is { } reasons ? new TextList(reasons.Split(',')) : TextList.Empty;

    /// <summary>Where something was redacted; empty when nothing was.</summary>
    public IReadOnlyList<string> RedactedPaths => List("redactedPaths");

    /// <summary>A keyed hash of the raw values that were redacted: <c>hmac1:keyId:hex</c>.</summary>
    public string? ContentHash => Row.Text("contentHash");

    /// <summary>The store that the record came from, such as <c>openclaw.sqlite/18</c> or <c>memory/1</c>.</summary>
    public string? SourceFormat => Row.Text("sourceFormat");

    /// <summary>The version of the row's layout.</summary>
    public long? SchemaVersion => Row.Number("schemaVersion");

    /// <summary>The priority of a task.</summary>
    public string? Priority => Row.Text("priority");

    /// <summary>Who a task is assigned to.</summary>
    public string? AssigneeId => Row.Text("assigneeId");

    /// <summary>The result or the progress of a task.</summary>
    public string? Summary => Row.Text("summary");

    /// <summary>What runs a task: subagent, acp, cron or cli.</summary>
    public string? Runtime => Row.Text("runtime");

    /// <summary>When a task was created.</summary>
    public DateTimeOffset? CreatedAt => Time("createdAt");

    /// <summary>The labels of a task.</summary>
    public IReadOnlyList<string> Labels => List("labels");

    /// <summary>How long a task ran, in milliseconds.</summary>
    public long? DurationMs => Row.Number("durationMs");

    /// <summary>The model that worked on a task.</summary>
    public string? Model => Row.Text("model");

    /// <summary>The number of tokens that a task used in all.</summary>
    public long? TokensUsed => Row.Number("tokensUsed");

    /// <summary>What became of the delivery of a task's result, or of a job's last result.</summary>
    public string? DeliveryStatus => Row.Text("deliveryStatus");

    /// <summary>The name of a job.</summary>
    public string? Name => Row.Text("name");

    /// <summary>When a job runs, in one line.</summary>
    public string? Schedule => Row.Text("schedule");

    /// <summary>Whether a job is enabled.</summary>
    public bool? Enabled => Truth("enabled");

    /// <summary>Whether OpenClaw itself declares the job.</summary>
    public bool? IsSystem => Truth("isSystem");

    /// <summary>When a job last ran.</summary>
    public DateTimeOffset? LastRunAt => Time("lastRunAt");

    /// <summary>When a job runs next.</summary>
    public DateTimeOffset? NextRunAt => Time("nextRunAt");

    /// <summary>The status of a job's last run.</summary>
    public string? LastStatus => Row.Text("lastStatus");

    /// <summary>How many runs of a job failed in a row.</summary>
    public long? FailureStreak => Row.Number("failureStreak");

    /// <summary>The last error of a job.</summary>
    public string? ErrorSummary => Row.Text("errorSummary");

    /// <summary>When the run of a job that is in progress started.</summary>
    public DateTimeOffset? RunningSince => Time("runningSince");

    /// <summary>Why the last result of a job was not delivered.</summary>
    public string? DeliveryError => Row.Text("deliveryError");

    /// <summary>Why OpenClaw disabled a job by itself.</summary>
    public string? DisabledReason => Row.Text("disabledReason");

    /// <summary>The note of a memory entry, relative to its workspace.</summary>
    public string? FilePath => Row.Text("filePath");

    /// <summary>daily or longterm, of a memory entry.</summary>
    public string? EntryType => Row.Text("entryType");

    /// <summary>The id of a memory entry within its note.</summary>
    public string? SectionId => Row.Text("sectionId");

    /// <summary>The day of a daily note, as yyyy-MM-dd.</summary>
    public string? EntryDate => Row.Text("entryDate");

    /// <summary>The time in the heading of a memory entry.</summary>
    public string? EntryTime => Row.Text("entryTime");

    /// <summary>The text of a memory entry, cut to the length that the policy sets.</summary>
    public string? Snippet => Row.Text("snippet");

    /// <summary>The tags of a memory entry.</summary>
    public IReadOnlyList<string> Tags => List("tags");

    /// <summary>The first line of a memory entry in its note, from 1.</summary>
    public long? LineStart => Row.Number("lineStart");

    /// <summary>The last line of a memory entry.</summary>
    public long? LineEnd => Row.Number("lineEnd");

    /// <summary>The reasons as they are stored, joined by commas.</summary>
    internal string? RedactionReason => Row.Text("redactionReason");

    /// <summary>The fields as they are stored, by their stored names; times are epoch milliseconds.</summary>
    internal Row Fields => Row;

    internal Row Row { get; }

    /// <summary>The key, which is safe to print.</summary>
    public override string ToString() => SourceKey;

    private protected DateTimeOffset? Time(string name) =>
        Row.Number(name) is { } time and >= MinTime and <= MaxTime ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;

    private bool? Truth(string name) => Row.TryGetValue(name, out var value) ? value as bool? : null;

    private TextList List(string name) => Row.List(name) is { Count: > 0 } items ? new TextList(items) : TextList.Empty;
}
