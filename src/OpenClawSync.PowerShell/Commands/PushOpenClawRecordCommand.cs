using System.Management.Automation;
using OpenClawSync.Records;
using OpenClawSync.Redaction;
using OpenClawSync.Redaction.Detection;
using OpenClawSync.Runs;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Commands;

/// <summary>
/// Upserts protected records into Mission Control: inserts what is new, leaves what is equal, updates what changed. Takes
/// nothing but protected records.
/// </summary>
[Cmdlet(VerbsCommon.Push, "OpenClawRecord", SupportsShouldProcess = true, DefaultParameterSetName = ProtectedSet)]
[OutputType(typeof(PushResult))]
public sealed class PushOpenClawRecordCommand : OpenClawCmdlet
{
    private const string ProtectedSet = "Protected";
    private const string UnprotectedSet = "Unprotected";

    private SqliteTarget? _target;
    private PushRun? _run;

    /// <summary>A record that Protect-OpenClawRecord made.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ProtectedSet)]
    public ProtectedRecord? InputObject { get; set; }

    /// <summary>Binds raw records only to refuse them by name; the engine's own words would not tell what to do.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = UnprotectedSet, DontShow = true)]
    public OpenClawRecord? UnprotectedRecord { get; set; }

    /// <summary>The SQLite file of the embedded Mission Control. Default: the one in the state folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Target { get; set; }

    /// <summary>How many records are written in one transaction. Default: 200.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int BatchSize { get; set; } = BatchPusher.DefaultBatchSize;

    private protected override void Process()
    {
        if (UnprotectedRecord is not null)
        {
            throw new OpenClawSyncException(
                ErrorIds.RecordNotProtected,
                $"A {UnprotectedRecord.Kind} record is not protected and is refused. Pipe it through Protect-OpenClawRecord first.");
        }

        if (IsWhatIf)
        {
            WriteObject(Plan(InputObject!));
        }
        else if (ShouldProcess(InputObject!.SourceKey, "Upsert into " + Name))
        {
            WriteObject(Run.Add(InputObject), enumerateCollection: true);
        }
        else
        {
            WriteObject(Skipped(InputObject, "Declined."));
        }
    }

    private protected override void End()
    {
        if (_run is not null)
        {
            WriteObject(_run.Finish(), enumerateCollection: true);
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        _target?.Dispose();
        base.Dispose(disposing);
    }

    private string Name => SafeMessage.Of(Path.GetFileName(TargetFile(Target)));

    // Opened by the first record that is to be written, so that a refused pipeline leaves no empty database behind.
    private PushRun Run => _run ??= new PushRun(
        _target = SqliteTarget.Open(TargetFile(EnsureState(Target)), TimeProvider.System),
        Protectors.Instance(null),
        BatchSize,
        new TextRedactor(SecretDetector.Default),
        TimeProvider.System,
        StopToken);

    private PushResult Plan(ProtectedRecord record)
    {
        _target ??= SqliteTarget.OpenForPlanning(TargetFile(Target), TimeProvider.System);
        var action = PlanText.Of(_target.Plan([record])[0], SafeMessage.Of(_target.Name));
        ShouldProcess(record.SourceKey, action);
        return Skipped(record, "What if: " + action);
    }

    private string? EnsureState(string? target)
    {
        if (target is null)
        {
            State.Create();
        }

        return target;
    }

    private static PushResult Skipped(ProtectedRecord record, string why) => new()
    {
        Kind = record.Kind,
        Key = record.SourceKey,
        Status = PushStatus.Skipped,
        Notes = why,
        Attempts = 0,
    };
}
