using System.Management.Automation;
using System.Security;
using OpenClawSync.Detection;
using OpenClawSync.Progress;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Session;
using OpenClawSync.State;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>
/// Upserts protected records into Mission Control: inserts what is new, leaves what is equal, updates what changed. Takes
/// nothing but protected records, and dead letters, which are protected again before they are sent.
/// </summary>
/// <remarks>
/// <para>
/// Each record has one result: Created, Updated, Unchanged, Skipped (not attempted; Notes says why) or Failed. Pushing the same records
/// again changes nothing. The push is logged as a run with the status push. It moves no cursor; only Invoke-OpenClawSync
/// does.
/// </para>
/// <para>
/// Records go in batches, each in one transaction or request. A row that an endpoint refuses is kept as a dead letter and tried again by
/// the next run. Targets and tokens are told in about_OpenClawTargets.
/// </para>
/// </remarks>
/// <example>
/// <para>Push memory entries that speak of a deployment.</para>
/// <code>
/// Get-OpenClawRecord -Kind Memory | Where-Object Title -like '*Deploy*' |
///     Protect-OpenClawRecord | Push-OpenClawRecord -Target deploys.db
/// </code>
/// </example>
/// <example>
/// <para>See what would happen to each record.</para>
/// <code>Get-OpenClawRecord | Protect-OpenClawRecord | Push-OpenClawRecord -Target mission-control.db -WhatIf</code>
/// <para>Every result is Skipped, and its Notes say what would be done. No database is made.</para>
/// </example>
/// <example>
/// <para>Show only what did not go well.</para>
/// <code>Get-OpenClawRecord | Protect-OpenClawRecord | Push-OpenClawRecord | Where-Object Status -in Failed, Skipped</code>
/// </example>
/// <example>
/// <para>Push to an endpoint other than that of the environment.</para>
/// <code needs="deployment">
/// $token = Read-Host -AsSecureString
/// $endpoint = 'https://happy-otter-123.convex.site/openclaw/ingest'
/// Get-OpenClawRecord | Protect-OpenClawRecord | Push-OpenClawRecord -Target $endpoint -IngestToken $token
/// </code>
/// </example>
/// <example>
/// <para>Count results by status.</para>
/// <code>
/// Get-OpenClawRecord | Protect-OpenClawRecord | Push-OpenClawRecord | Group-Object Status -NoElement
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Push, "OpenClawRecord", SupportsShouldProcess = true, DefaultParameterSetName = ProtectedSet)]
[OutputType(typeof(PushResult))]
public sealed class PushOpenClawRecordCommand : OpenClawCmdlet
{
    private const string ProtectedSet = "Protected";
    private const string LetterSet = "DeadLetter";
    private const string UnprotectedSet = "Unprotected";

    // Its text: a field of that type, a struct of the core's, would have the core loaded when the module is imported.
    private string? _instance;
    private RunLock? _lock;
    private ISyncTarget? _target;
    private IWritePlanner? _planner;
    private PushRun? _run;
    private DeadLetterReplay? _replay;
    private ProgressMeter? _meter;
    private long _taken;
    private long _pushed;

    /// <summary>A record that Protect-OpenClawRecord made.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ProtectedSet)]
    public ProtectedRecord? InputObject { get; set; }

    /// <summary>A dead letter that Get-OpenClawDeadLetter gave, to be tried again.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = LetterSet)]
    public DeadLetter? DeadLetter { get; set; }

    /// <summary>The policy file under which dead letters are protected again. Default: none, so that every rule runs and nothing is allowed.</summary>
    [Parameter(ParameterSetName = LetterSet)]
    [ValidateNotNullOrEmpty]
    public string? PolicyPath { get; set; }

    /// <summary>Binds raw records only to refuse them by name; the engine's own words would not tell what to do.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = UnprotectedSet, DontShow = true)]
    public OpenClawRecord? UnprotectedRecord { get; set; }

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

    private protected override void Process()
    {
        if (UnprotectedRecord is not null)
        {
            throw new OpenClawSyncException(
                ErrorIds.RecordNotProtected,
                $"A {UnprotectedRecord.Kind} record is not protected and is refused."
            );
        }

        // One push writes the records of one instance, whose claim it makes and whose run it logs.
        var instance = DeadLetter is null ? InputObject!.Instance : Records.InstanceId.Parse(DeadLetter.InstanceId);
        if ((_instance ??= instance.Value) != instance.Value)
        {
            throw new OpenClawSyncException(ErrorIds.InstanceInvalid, "Records of several instances cannot be pushed at once.");
        }

        if (DeadLetter is null)
        {
            Push(new PushItem(InputObject!, null));
        }
        else
        {
            Replay(DeadLetter);
        }
    }

    private void Push(PushItem item)
    {
        if (IsWhatIf)
        {
            WriteObject(Plan(item.Record));
        }
        else if (ShouldProcess(item.Record.SourceKey, "Upsert into " + Name))
        {
            _taken++;
            Tell(Run.Add(item));
        }
        else
        {
            WriteObject(Skipped(item.Record.Kind, item.Record.SourceKey, "Declined."));
        }
    }

    private void Replay(DeadLetter letter)
    {
        if (letter.Target != TargetAt(Target).Name)
        {
            throw new OpenClawSyncException(ErrorIds.InputInvalid, "The dead letter belongs to another target. Give that one as -Target.");
        }

        _replay ??= DeadLetterReplay.Create(Protectors.Policy(ResolvePath(PolicyPath)), Protectors.Key(State, IsWhatIf), Instance);
        var (item, why) = _replay.Prepare(letter, id => IsWhatIf ? letter : Opened.FindDeadLetter(id));
        if (item is null)
        {
            WriteObject(Skipped(letter.Kind, letter.Id, why!));
        }
        else
        {
            Push(item);
        }
    }

    private protected override void End()
    {
        if (_run is not null)
        {
            Tell(_run.Finish());
            _meter!.Complete();
            Inform($"Pushed to {Name}: {RunText.Format(_run.Row())}.");
        }
    }

    private void Tell(IReadOnlyList<PushResult> results)
    {
        _pushed += results.Count;
        _meter!.Show(elapsed => $"{Tally.Format(_pushed, "pushed", elapsed)} of {Tally.Format(_taken, "taken")}");
        WriteObject(results, enumerateCollection: true);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        _target?.Dispose();
        _planner?.Dispose();
        _lock?.Dispose();
        base.Dispose(disposing);
    }

    private string Name => Safe(TargetAt(Target).Name);

    private InstanceId Instance => Records.InstanceId.Parse(_instance);

    // Opened by the first record that is to be written, so that a refused pipeline leaves no empty database behind.
    private PushRun Run =>
        _run ??= new PushRun(
            Opened,
            Instance,
            BatchSize,
            new TextRedactor(SecretDetector.Default),
            TimeProvider.System,
            WriteVerbose,
            StopToken
        );

    private ISyncTarget Opened => _target ??= Open();

    private ISyncTarget Open()
    {
        var location = TargetAt(Target);
        _meter = Meter(3, "Pushing records");
        Trace($"Pushing to {location.File ?? location.Name}, at most {BatchSize} records at once, with the state folder {State.Folder}.");
        if (location.File is null)
        {
            // What is remembered of an endpoint must not be written by two at once; a file has a lock of its own.
            _lock = RunLock.Take(State, TimeProvider.System);
        }
        else if (Target is null)
        {
            State.Create();
        }

        return location.Open(TargetOptions(Instance, IngestToken, BatchSize));
    }

    private PushResult Plan(ProtectedRecord record)
    {
        _planner ??= TargetAt(Target).OpenForPlanning(TargetOptions(Instance));
        var plan = PlanText.Format(record.SourceKey, _planner.Plan(record), Safe(_planner.Name));
        TellPlan(plan);
        return Skipped(record.Kind, record.SourceKey, "What if: " + plan);
    }

    private static PushResult Skipped(RecordKind kind, string key, string why) =>
        new()
        {
            Kind = kind,
            Key = key,
            Status = PushStatus.Skipped,
            Notes = why,
            Attempts = 0,
        };
}
