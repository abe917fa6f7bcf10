using System.Management.Automation;
using System.Security;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Views;

namespace OpenClawSync.Commands;

/// <summary>
/// Syncs records from OpenClaw into a target in one run: reads, protects and pushes them, moves the cursors, and writes the run log and a
/// JSON report. Running it again sends only what changed.
/// </summary>
/// <remarks>
/// <para>
/// It combines Get-OpenClawRecord, Protect-OpenClawRecord and Push-OpenClawRecord, and remembers what was sent. A record is skipped only
/// when its content is known to be in the target, never because of its time alone. A run that was killed does no harm: the next one gives
/// the result that an uninterrupted run would have given.
/// </para>
/// <para>
/// It emits the run as one object, as Get-OpenClawSyncRun lists it, and shows it as a summary. Status is succeeded, partial (some records
/// failed, the others are stored), failed or stopped. Each failure is also written as an error, so that $? is false. A state folder can be
/// used by one run at a time; a second one stops with RunInProgress.
/// </para>
/// <para>
/// Ctrl+C and SIGTERM, which systemd sends, stop the run: what was sent is stored, the run is logged as stopped, and the next one
/// continues from there. After SIGTERM pwsh exits with 143. A second SIGTERM ends it at once.
/// </para>
/// <para>
/// A cursor moves only after a complete pass over its kind, so a run with -Since, -Agent or -ExcludeSystem moves none. To schedule it, see
/// about_OpenClawScheduling; for errors see about_OpenClawTroubleshooting.
/// </para>
/// </remarks>
/// <example>
/// <para>Sync your own OpenClaw into the default target.</para>
/// <code>Invoke-OpenClawSync</code>
/// <para>The default is the endpoint in CONVEX_INGEST_URL, else mission-control.db in the state folder.</para>
/// </example>
/// <example>
/// <para>Show what a sync would do.</para>
/// <code>Invoke-OpenClawSync -Target mission-control.db -WhatIf</code>
/// <para>Nothing is written, not even a folder or key.</para>
/// </example>
/// <example>
/// <para>Sync one home into its own file, with its own report.</para>
/// <code>Invoke-OpenClawSync -Path ~/.openclaw -Target laptop.db -ReportPath report.json -InstanceId laptop</code>
/// <para>The instance id becomes part of every key, so that rows of several machines can be combined.</para>
/// </example>
/// <example>
/// <para>Send everything again.</para>
/// <code>Invoke-OpenClawSync -Full</code>
/// <para>Equal rows are not changed, and none is stored twice.</para>
/// </example>
/// <example>
/// <para>Replay the last day.</para>
/// <code>Invoke-OpenClawSync -ReplayWindow 1440</code>
/// <para>Sends records again that changed in the day before the cursor, even if they are known.</para>
/// </example>
/// <example>
/// <para>Report a run that did not succeed.</para>
/// <code>
/// $run = Invoke-OpenClawSync -ErrorAction SilentlyContinue
/// if ($run.Status -ne 'succeeded') { $run.ErrorSamples }
/// </code>
/// </example>
/// <example>
/// <para>Sync to Convex.</para>
/// <code needs="deployment">
/// $env:CONVEX_INGEST_URL = 'https://happy-otter-123.convex.site/openclaw/ingest'
/// $env:CONVEX_INGEST_TOKEN = Get-Content ~/.config/openclaw-ingest-token
/// Test-OpenClawTarget
/// Invoke-OpenClawSync
/// </code>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "OpenClawSync", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(SyncRun), typeof(RecordDifference))]
public sealed class InvokeOpenClawSyncCommand : SourceCmdlet
{
    // Runs once in a process, when PowerShell creates the first instance of the command.
    static InvokeOpenClawSyncCommand() => WarmUp.Begin();

    /// <summary>
    /// An OpenClaw state folder, a folder that contains one, a starter JSON file, or a URL that returns such JSON. Wildcards are allowed if
    /// they match one place. Default: the file in OPENCLAW_SOURCE_JSON, else the URL in OPENCLAW_SOURCE_URL, else the home that OpenClaw
    /// itself would use.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ItemPath]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The same by its exact name, without wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string? LiteralPath { get; set; }

    /// <inheritdoc cref="PolicyCmdlet.PolicyPath" />
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PolicyPath { get; set; }

    /// <inheritdoc cref="ProtectOpenClawRecordCommand.SnippetLength" />
    [Parameter]
    [ValidateRange(1, ProtectionPolicy.MaxSnippetLength)]
    public int SnippetLength { get; set; } = ProtectionPolicy.DefaultSnippetLength;

    /// <inheritdoc cref="TargetCmdlet.Target" />
    [Parameter]
    public string? Target { get; set; }

    /// <inheritdoc cref="PushOpenClawRecordCommand.IngestToken" />
    [Parameter]
    public SecureString? IngestToken { get; set; }

    /// <inheritdoc cref="PushOpenClawRecordCommand.BatchSize" />
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int BatchSize { get; set; } = Connections.TargetOptions.DefaultBatchSize;

    /// <summary>Sends every record again, even if it is known.</summary>
    [Parameter]
    public SwitchParameter Full { get; set; }

    /// <summary>
    /// The time before the cursor from which records are sent again even if they are known; a number without a unit is minutes. Default: 5
    /// minutes.
    /// </summary>
    [Parameter]
    [Minutes]
    public TimeSpan ReplayWindow { get; set; } = SyncOptions.DefaultReplayWindow;

    /// <inheritdoc cref="InstanceCmdlet.InstanceId" />
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    /// <summary>
    /// Marks rows of jobs and notes as removed when a complete pass over the source no longer found them. Tasks are never removed: one that
    /// was queued or running and is gone becomes lost, also without -Prune. Nothing of a store, workspace or config that is missing as a
    /// whole is removed; see -AcceptMissing. Default: the policy's setting, else off.
    /// </summary>
    [Parameter]
    public SwitchParameter Prune { get; set; }

    /// <summary>
    /// The maximum percentage of the rows of a kind that may be marked as removed at once; five rows always may. Default: the policy's
    /// setting, else 25.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int PrunePercent { get; set; } = PrunePolicy.DefaultMaxPercent;

    /// <summary>
    /// Names of stores, workspaces or configs that are missing on purpose, as the warning about them gives them; wildcards are allowed.
    /// With -Prune all rows of their jobs and notes are marked as removed, in whatever number, and their unfinished tasks become lost.
    /// Say it once: the places are not missed any more. It asks for confirmation, unless -Force is given.
    /// </summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] AcceptMissing { get; set; } = [];

    /// <summary>Does not ask for confirmation of -AcceptMissing, for scheduled runs.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// With -WhatIf, also emits one object for each row that the sync would create, update or mark as removed, like Compare-OpenClawRecord.
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The file for the JSON report. Default: sync-report.json in the state folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ReportPath { get; set; }

    private protected override void Process()
    {
        var job = new SyncJob(Request(), State, Environment.GetEnvironmentVariable, TimeProvider.System) { Opened = Opened };
        if (IsWhatIf)
        {
            Plan(job);
            return;
        }

        if (!IsAccepted())
        {
            return;
        }

        if (ShouldProcess(Safe(job.TargetFile ?? job.TargetName), "Sync OpenClaw records"))
        {
            // Everything is released by now, so the next command in the pipeline may use the same state folder and target. The errors
            // follow the run: where the first one ends the command, everything is stored and the run was emitted.
            WriteObject(RunSummary.Mark(TerminationSignal.Handle(Stop, Host.SetShouldExit, () => Run(job))));
        }
    }

    private bool IsAccepted() =>
        AcceptMissing.Length == 0
        || Force
        || Ask(
            () =>
                ShouldContinue(
                    $"Is it on purpose that {string.Join(", ", AcceptMissing)} is missing? Its unfinished tasks become lost, and with "
                        + "-Prune the rows of its jobs and notes are marked as removed.",
                    "Missing on purpose"
                ),
            "Pass -Force to accept it without being asked."
        );

    private void Plan(SyncJob job)
    {
        var printer = new PlanPrinter(() => Safe(job.TargetName), WriteWhatIf, Detail);
        printer.Print(job.Plan(Show, new PlanObserver(Report), StopToken));

        void Show(PlannedWrite planned)
        {
            printer.Print(planned);
            if (PassThru && RecordDifference.From(planned) is { } difference)
            {
                Write(() => WriteObject(difference));
            }
        }
    }

    private SyncRun Run(SyncJob job)
    {
        var meter = Meter(0, "Syncing OpenClaw");
        var run = job.Run(new CmdletObserver(Detail, meter, Hold), StopToken);
        meter.Complete();
        Inform($"Synced into {job.TargetName}: {run.Status}, {RunText.Format(run)}.");
        return run;
    }

    private void Opened(OpenedSync opened)
    {
        PolicyRules = opened.Rules;
        SayPolicy(opened.PolicyFile);
        var target = TargetAt(GivenTarget(Target));
        if (!IsWhatIf)
        {
            Trace(
                $"Syncing {opened.SourceName} into {target.File ?? target.Name} under policy {opened.Protector.PolicyId} "
                    + $"with key {opened.Installation.Key.KeyId}, with the state folder {State.Folder}."
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
            PathMap = MappedFolders(),
            Target = ResolveTarget(GivenTarget(Target)),
            IngestToken = Plain(IngestToken),
            PolicyPath = ResolvePath(PolicyPath),
            SnippetLength = IsGiven(nameof(SnippetLength)) ? SnippetLength : null,
            Filter = Filter(),
            InstanceId = InstanceId,
            ReplayWindow = ReplayWindow,
            Full = Full,
            BatchSize = BatchSize,
            Prune = IsGiven(nameof(Prune)) ? Prune : (bool?)null,
            AcceptMissing = AcceptMissing,
            PrunePercent = IsGiven(nameof(PrunePercent)) ? PrunePercent : null,
            ReportPath = ResolvePath(ReportPath),
        };
}
