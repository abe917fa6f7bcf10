using System.Management.Automation;
using System.Security;
using OpenClawSync.Completion;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Views;

namespace OpenClawSync.Commands;

/// <summary>
/// Reads, protects and pushes in one run, moves the cursors, writes the run log and a JSON report. Running it again sends only
/// what changed.
/// </summary>
/// <remarks>
/// <para>
/// It is Get-OpenClawRecord, Protect-OpenClawRecord and Push-OpenClawRecord in one, with a memory of what was sent. Nothing depends on
/// clocks alone: a record is left out only when its content is known to be in the target. A run that was killed costs nothing; the next one
/// ends where it would have.
/// </para>
/// <para>
/// It emits one object, a run as Get-OpenClawSyncRun lists it, which is shown as a summary. Status is succeeded, partial (something
/// failed and the rest is stored), failed or stopped. Each failure is an error of its own as well, so that $? is false. One run at a time
/// works with a state folder; a second one stops with RunInProgress.
/// </para>
/// <para>
/// Ctrl+C stops it, and so does SIGTERM, which systemd sends and a system that shuts down: what was sent is stored, the run is logged as
/// stopped, and the next one goes on from there. After SIGTERM pwsh exits with 143; a second SIGTERM ends it at once.
/// </para>
/// <para>
/// Cursors move only for kinds that were seen whole, so runs with -Since, -Agent or -ExcludeSystem move none. To run it by itself see
/// about_OpenClawScheduling; for errors see about_OpenClawTroubleshooting.
/// </para>
/// </remarks>
/// <example>
/// <para>Sync your own OpenClaw into the default target.</para>
/// <code>Invoke-OpenClawSync</code>
/// <para>The default is the endpoint that CONVEX_INGEST_URL names, else mission-control.db in the state folder.</para>
/// </example>
/// <example>
/// <para>See what a sync would do.</para>
/// <code>Invoke-OpenClawSync -Target mission-control.db -WhatIf</code>
/// <para>Nothing is written: no file, no folder, no key.</para>
/// </example>
/// <example>
/// <para>Sync one home into a file of its own, with a report beside it.</para>
/// <code>Invoke-OpenClawSync -Path ~/.openclaw -Target laptop.db -ReportPath report.json -InstanceId laptop</code>
/// <para>The instance id is part of every key then, so that files of several machines can be put together.</para>
/// </example>
/// <example>
/// <para>Send everything again.</para>
/// <code>Invoke-OpenClawSync -Full</code>
/// <para>Rows that are equal stay as they are; nothing is stored twice.</para>
/// </example>
/// <example>
/// <para>Go further back than the last five minutes.</para>
/// <code>Invoke-OpenClawSync -ReplayWindow 1440</code>
/// <para>Reads again what changed in the day before the cursor, whatever is known of it.</para>
/// </example>
/// <example>
/// <para>Tell of a run that did not go well.</para>
/// <code>
/// $run = Invoke-OpenClawSync -ErrorAction SilentlyContinue
/// if ($run.Status -ne 'succeeded') { $run.ErrorSamples }
/// </code>
/// </example>
/// <example>
/// <para>Sync into Convex.</para>
/// <code needs="deployment">
/// $env:CONVEX_INGEST_URL = 'https://happy-otter-123.convex.site/openclaw/ingest'
/// $env:CONVEX_INGEST_TOKEN = Get-Content ~/.config/openclaw-ingest-token
/// Test-OpenClawTarget
/// Invoke-OpenClawSync
/// </code>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "OpenClawSync", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(SyncRun))]
public sealed class InvokeOpenClawSyncCommand : OpenClawCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    // Once in a process, when PowerShell makes the first of these commands.
    static InvokeOpenClawSyncCommand() => WarmUp.Begin();

    /// <summary>
    /// An OpenClaw state folder, the folder that holds one, a starter JSON file, or a URL that answers with it; wildcards that mean one
    /// place count. Default: the file OPENCLAW_SOURCE_JSON names, else the URL OPENCLAW_SOURCE_URL names, else the user's home as OpenClaw
    /// finds it.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ItemPath]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The same by its exact name: a bracket or an asterisk stands for itself.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string? LiteralPath { get; set; }

    /// <summary>
    /// The bearer token for a URL. Default: OPENCLAW_SOURCE_TOKEN, which goes to the origin of OPENCLAW_SOURCE_URL and nowhere else.
    /// </summary>
    [Parameter]
    public SecureString? SourceToken { get; set; }

    /// <summary>The kinds to sync. Default: all.</summary>
    [Parameter]
    public RecordKind[] Kind { get; set; } = [RecordKind.Task, RecordKind.Cron, RecordKind.Memory];

    /// <summary>Only records that changed at this time or later, or that do not say when. Such a run moves no cursor.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Only records of these agents. Such a run moves no cursor.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AgentCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Agent { get; set; } = [];

    /// <summary>Leaves out the jobs that OpenClaw itself declares, such as heartbeats. Such a run moves no cursor.</summary>
    [Parameter]
    public SwitchParameter ExcludeSystem { get; set; }

    /// <summary>A policy file: JSON with comments. Default: none, so that every rule runs and nothing is allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PolicyPath { get; set; }

    /// <summary>The longest snippet, summary and error summary, in UTF-16 units. Default: the policy's, else 500.</summary>
    [Parameter]
    [ValidateRange(1, ProtectionPolicy.MaxSnippetLength)]
    public int SnippetLength { get; set; } = ProtectionPolicy.DefaultSnippetLength;

    /// <summary>
    /// The SQLite file of an embedded Mission Control, or the https URL of an ingest endpoint. Default: the URL CONVEX_INGEST_URL
    /// names, else the file in the state folder.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Target { get; set; }

    /// <summary>
    /// The bearer token for an ingest endpoint. Default: CONVEX_INGEST_TOKEN, which goes to the origin of CONVEX_INGEST_URL and
    /// nowhere else.
    /// </summary>
    [Parameter]
    public SecureString? IngestToken { get; set; }

    /// <summary>How many records go into one transaction or request at most. Default: 200.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int BatchSize { get; set; } = Connections.TargetOptions.DefaultBatchSize;

    /// <summary>Sends every record again, known or not.</summary>
    [Parameter]
    public SwitchParameter Full { get; set; }

    /// <summary>How long before the cursor records are sent again whatever is known of them; a bare number is minutes. Default: 5 minutes.</summary>
    [Parameter]
    [Minutes]
    public TimeSpan ReplayWindow { get; set; } = SyncOptions.DefaultReplayWindow;

    /// <summary>Tells this OpenClaw apart from others in the same target. Default: OPENCLAW_SYNC_INSTANCE, else the policy's, else none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    /// <summary>
    /// Marks rows of jobs and notes as removed when they are gone from a source that was seen whole. Tasks are never touched. Default:
    /// the policy's, else not.
    /// </summary>
    [Parameter]
    public SwitchParameter Prune { get; set; }

    /// <summary>
    /// The largest share of a kind's rows that may be marked as removed at once, in percent; five rows may always be. Default: the
    /// policy's, else 25.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int PrunePercent { get; set; } = PrunePolicy.DefaultMaxPercent;

    /// <summary>Where the JSON report goes. Default: sync-report.json in the state folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ReportPath { get; set; }

    private protected override void Process()
    {
        var job = new SyncJob(Request(), State, Environment.GetEnvironmentVariable, TimeProvider.System) { Opened = Opened };
        if (IsWhatIf)
        {
            new PlanPrinter(() => Safe(job.TargetName), TellPlan, WriteVerbose, Report).Print(job.Plan(StopToken));
            return;
        }

        if (ShouldProcess(Safe(job.TargetFile ?? job.TargetName), "Sync OpenClaw records"))
        {
            // By now nothing is held any more: what comes next in the pipeline may work with the same state folder and target.
            WriteObject(RunSummary.Mark(TerminationSignal.Handle(Stop, Host.SetShouldExit, () => Run(job))));
        }
    }

    private SyncRun Run(SyncJob job)
    {
        var meter = Meter(0, "Syncing OpenClaw");
        var run = job.Run(new CmdletObserver(this, meter, Report), StopToken);
        meter.Complete();
        Inform($"Synced into {job.TargetName}: {run.Status}, {RunText.Format(run)}.");
        return run;
    }

    private void Opened(OpenedSync opened)
    {
        PolicyRules = opened.Rules;
        if (!IsWhatIf)
        {
            var target = TargetAt(Target);
            Trace(
                $"Syncing {opened.SourceName} into {target.File ?? target.Name} under policy {opened.Protector.PolicyId} with key {opened.Installation.Key.KeyId}, with the state folder {State.Folder}."
            );
        }
    }

    private SyncRequest Request() =>
        new()
        {
            Source =
                LiteralPath is not null ? Paths.Literal(LiteralPath)
                : Path is null ? null
                : Paths.One(Path),
            SourceToken = Plain(SourceToken),
            Target = ResolvePath(Target),
            IngestToken = Plain(IngestToken),
            PolicyPath = ResolvePath(PolicyPath),
            SnippetLength = IsGiven(nameof(SnippetLength)) ? SnippetLength : null,
            Filter = Filters.Create(Kind, Since, Agent, ExcludeSystem),
            InstanceId = InstanceId,
            ReplayWindow = ReplayWindow,
            Full = Full,
            BatchSize = BatchSize,
            Prune = IsGiven(nameof(Prune)) ? Prune : (bool?)null,
            PrunePercent = IsGiven(nameof(PrunePercent)) ? PrunePercent : null,
            ReportPath = ResolvePath(ReportPath),
        };
}
