using System.Management.Automation;
using System.Security;
using OpenClawSync.Detection;
using OpenClawSync.Progress;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.State;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>
/// Upserts protected records into a target: inserts new rows, updates changed ones, and leaves equal ones unchanged. Accepts only
/// protected records, and dead letters, which are protected again first.
/// </summary>
/// <remarks>
/// <para>
/// Each record has one result: Created, Updated, Unchanged, Skipped (not attempted; Notes says why) or Failed. Pushing the same records
/// again changes nothing. The push is logged as a run with the status push. It does not move cursors; only Invoke-OpenClawSync does.
/// </para>
/// <para>
/// Records are sent in batches, each in one transaction or request. A row that an endpoint rejects is kept as a dead letter; see
/// Get-OpenClawDeadLetter. A dead letter is protected under the policy of -PolicyPath. about_OpenClawTargets explains targets and tokens.
/// </para>
/// </remarks>
/// <example>
/// <para>Push some of the memory entries.</para>
/// <code>
/// Get-OpenClawRecord -Kind Memory | Where-Object Title -like '*Deploy*' |
///     Protect-OpenClawRecord | Push-OpenClawRecord -Target deploys.db
/// </code>
/// </example>
/// <example>
/// <para>Show what would happen to each record.</para>
/// <code>Get-OpenClawRecord | Protect-OpenClawRecord | Push-OpenClawRecord -Target mission-control.db -WhatIf</code>
/// <para>Every result is Skipped, and its Notes say what would happen. No database is created.</para>
/// </example>
/// <example>
/// <para>Show only failed and skipped records.</para>
/// <code>Get-OpenClawRecord | Protect-OpenClawRecord | Push-OpenClawRecord | Where-Object Status -in Failed, Skipped</code>
/// </example>
/// <example>
/// <para>Push to an endpoint with its own token.</para>
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
public sealed class PushOpenClawRecordCommand : TargetCmdlet
{
    private const string ProtectedSet = "Protected";
    private const string DeadLetterSet = "DeadLetter";
    private const string UnprotectedSet = "Unprotected";
    private const string OtherSet = "Other";

    // As text: a field of the id's own type, a struct of the core, would load the core when the module is imported.
    private string? _instance;
    private RunLock? _lock;
    private ISyncTarget? _target;
    private IWritePlanner? _planner;
    private PushRun? _run;
    private DeadLetterReplay? _replay;
    private ProgressMeter? _meter;
    private long _taken;
    private long _pushed;

    // Whether records were accepted that are not committed yet.
    private bool _isOpen;

    /// <summary>A record from Protect-OpenClawRecord.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ProtectedSet)]
    public ProtectedRecord? InputObject { get; set; }

    /// <summary>A dead letter from Get-OpenClawDeadLetter, to retry.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = DeadLetterSet)]
    public DeadLetter? DeadLetter { get; set; }

    /// <inheritdoc cref="PolicyCmdlet.PolicyPath" />
    [Parameter(ParameterSetName = DeadLetterSet)]
    [ValidateNotNullOrEmpty]
    public string? PolicyPath { get; set; }

    /// <summary>Binds raw records to reject them with a clear error; the binding error of the engine would not say what to do.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = UnprotectedSet, DontShow = true)]
    public OpenClawRecord? UnprotectedRecord { get; set; }

    /// <summary>Binds other objects to reject them, likewise.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = OtherSet, DontShow = true)]
    [Foreign]
    public PSObject? OtherObject { get; set; }

    /// <summary>
    /// The bearer token for an ingest endpoint. Default: CONVEX_INGEST_TOKEN, which is sent only to the origin of CONVEX_INGEST_URL.
    /// </summary>
    [Parameter]
    public SecureString? IngestToken { get; set; }

    /// <summary>The maximum number of records in one transaction or request. Default: 200.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int BatchSize { get; set; } = Connections.TargetOptions.DefaultBatchSize;

    private protected override void Process()
    {
        _isOpen = false;
        Accept();
        _isOpen = _run is not null;
    }

    private void Accept()
    {
        if (UnprotectedRecord is not null)
        {
            throw new OpenClawSyncException(
                ErrorIds.RecordNotProtected,
                $"A {UnprotectedRecord.Kind} record is not protected and was rejected."
            );
        }

        if (OtherObject is not null)
        {
            throw ForeignObject.Reject(OtherObject, "Protect-OpenClawRecord");
        }

        // One push writes the records of one instance: it claims the instance and logs a run for it.
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
            WriteResults(Run.Add(item));
        }
        else
        {
            WriteObject(Skipped(item.Record.Kind, item.Record.SourceKey, "Declined at the prompt."));
        }
    }

    private void Replay(DeadLetter deadLetter)
    {
        if (deadLetter.Target != FindTarget().Name)
        {
            throw new OpenClawSyncException(ErrorIds.InputInvalid, "The dead letter belongs to another target. Pass that one as -Target.");
        }

        _replay ??= DeadLetterReplay.Create(ReadPolicy(PolicyPath), ProtectionSettings.GetKey(State, IsWhatIf), Instance);
        var (item, why) = _replay.Prepare(deadLetter, id => IsWhatIf ? deadLetter : Opened.FindDeadLetter(id));
        if (item is null)
        {
            WriteObject(Skipped(deadLetter.Kind, deadLetter.Id, why!));
        }
        else
        {
            Push(item);
        }
    }

    private protected override void End()
    {
        _isOpen = false;
        if (_run is not null)
        {
            WriteResults(_run.Finish());
            _meter!.Complete();
            Inform($"Pushed to {Name}: {RunText.Format(_run.Row())}.");
        }
    }

    private void WriteResults(IReadOnlyList<PushResult> results)
    {
        _pushed += results.Count;
        _meter!.Show(elapsed => $"{CountText.Format(_pushed, "pushed", elapsed)} of {CountText.Format(_taken, "taken")}");
        WriteObject(results, enumerateCollection: true);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        // An error of a command before this one ends the pipeline without End. What was accepted until then is still committed.
        if (disposing && _isOpen && !StopToken.IsCancellationRequested)
        {
            TryFinish();
        }

        _target?.Dispose();
        _planner?.Dispose();
        _lock?.Dispose();
        base.Dispose(disposing);
    }

    private void TryFinish()
    {
        try
        {
            _run!.Finish();
        }
        catch (Exception failure) when (failure is OpenClawSyncException or OperationCanceledException)
        {
            // The pipeline has ended with another error, so nothing can be written any more. The records were not acknowledged.
        }
    }

    private string Name => Safe(FindTarget().Name);

    private InstanceId Instance => Records.InstanceId.Parse(_instance);

    // Opened for the first record that is written, so that a rejected pipeline leaves no empty database behind.
    private PushRun Run =>
        _run ??= new PushRun(Opened, Instance, BatchSize, new TextRedactor(SecretDetector.Default), TimeProvider.System, Detail, StopToken);

    private ISyncTarget Opened => _target ??= Open();

    private ISyncTarget Open()
    {
        var location = FindTarget();
        _meter = Meter(3, "Pushing records");
        Trace($"Pushing to {location.File ?? location.Name}, in batches of {BatchSize}, with the state folder {State.Folder}.");
        if (location.File is null)
        {
            // The state of an endpoint must not be written by two processes at once. A file has its own lock.
            _lock = RunLock.Take(State, TimeProvider.System);
        }
        else if (Target is null)
        {
            State.Create();
        }

        // Whatever protected the records created the installation, unless its folder was deleted meanwhile.
        var installation = InstallationFile.Get(State);
        return location.Open(TargetOptions(Instance, IngestToken, BatchSize) with { Installation = installation.ClaimOf(Instance) });
    }

    private PushResult Plan(ProtectedRecord record)
    {
        _planner ??= FindTarget().OpenForPlanning(TargetOptions(Instance));
        var plan = PlanText.Format(record.SourceKey, null, _planner.Plan(record), Safe(_planner.Name));
        WriteWhatIf(plan);
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
