using System.Management.Automation;
using System.Security;
using OpenClawSync.Completion;
using OpenClawSync.Erasure;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>
/// Erases rows of one instance from a target for good, without a tombstone, together with their dead letters and with what is recorded
/// about them.
/// </summary>
/// <remarks>
/// <para>
/// The rows are chosen by key, kind, agent and time, or come from Find-OpenClawRecord. -All erases everything of the instance: rows, run
/// log, dead letters, cursors and record hashes. The claim of the instance stays.
/// </para>
/// <para>
/// Nothing at the source is deleted. A record that the source still has is stored again by the next sync. Delete it there first, or limit
/// later syncs with -Agent, -Kind or -Since of Invoke-OpenClawSync.
/// </para>
/// <para>
/// A SQLite file is rewritten, so that the content is no longer in its free space or log. At an endpoint only rows of the claimed
/// instance can be erased. The error samples of all runs of the instance, the last report and damaged state databases that were moved
/// aside are erased as well, because they may name the records. All of that is done even if no row matches, so that repeating the
/// command completes an erasure that was interrupted, or that another program prevented from rewriting the file (Purged is False).
/// Backups, and a dead letter without a record, are not changed unless -All is given.
/// </para>
/// <para>The command asks for confirmation; scripts pass -Confirm:$false. While a run is in progress, it stops with RunInProgress.</para>
/// </remarks>
/// <example>
/// <para>Erase what the target has of an agent that was deleted, after a preview.</para>
/// <code>
/// Remove-OpenClawRecord -Agent ops -WhatIf
/// Remove-OpenClawRecord -Agent ops -Confirm:$false
/// </code>
/// </example>
/// <example>
/// <para>Erase memory entries that are older than a year.</para>
/// <code>Remove-OpenClawRecord -Kind Memory -Before (Get-Date).AddYears(-1) -Confirm:$false</code>
/// </example>
/// <example>
/// <para>Erase the rows that contain a word.</para>
/// <code>Find-OpenClawRecord deploy | Remove-OpenClawRecord -Confirm:$false</code>
/// </example>
/// <example>
/// <para>Erase everything of an instance from a target.</para>
/// <code>Remove-OpenClawRecord -All -InstanceId laptop -Target mission-control.db -WhatIf</code>
/// </example>
[Cmdlet(
    VerbsCommon.Remove,
    "OpenClawRecord",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = FilterSet
)]
[OutputType(typeof(ErasedRecords))]
public sealed class RemoveOpenClawRecordCommand : InstanceCmdlet
{
    private const string FilterSet = "Filter";
    private const string InputSet = "Input";
    private const string AllSet = "All";

    private readonly List<string> _piped = [];
    private string? _target;

    /// <summary>Rows from Find-OpenClawRecord. Rows that it found in another target are refused.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    public StoredRecord[] InputObject { get; set; } = [];

    /// <summary>Only rows with these keys. Wildcards are allowed.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [Alias("Key")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SourceKeyCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] SourceKey { get; set; } = [];

    /// <summary>Only records of these agents. Wildcards are allowed.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AgentCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Agent { get; set; } = [];

    /// <summary>The kinds of records. Default: all.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    public RecordKind[] Kind { get; set; } = [RecordKind.Task, RecordKind.Cron, RecordKind.Memory];

    /// <summary>Only records that changed at the source before this time. A record without a time is not erased.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [Time]
    public DateTimeOffset? Before { get; set; }

    /// <summary>Only records that changed at the source at this time or later. A record without a time is not erased.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [Time]
    public DateTimeOffset? After { get; set; }

    /// <summary>Erases everything of the instance.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <inheritdoc cref="PushOpenClawRecordCommand.IngestToken" />
    [Parameter]
    public SecureString? IngestToken { get; set; }

    private protected override void Process()
    {
        if (ParameterSetName == InputSet)
        {
            foreach (var row in InputObject)
            {
                RequireTarget(row);
                _piped.Add(row.SourceKey);
            }
        }
    }

    // The rows of another target may well have the same keys here.
    private void RequireTarget(StoredRecord row)
    {
        if (row.Target is { } target && target != (_target ??= FindTarget().File ?? FindTarget().Name))
        {
            throw new OpenClawSyncException(
                ErrorIds.InputInvalid,
                $"The row {row.SourceKey} is from the target {target}. Pass that one as -Target."
            );
        }
    }

    // Not earlier: Find-OpenClawRecord still has the target open while it emits.
    private protected override void End()
    {
        if (ParameterSetName == InputSet && _piped.Count == 0)
        {
            return;
        }

        RequireChoice();
        var location = FindTarget();
        var options = TargetOptions(FindInstance(InstanceId), IngestToken) with { Report = Report };
        var eraser = new RecordEraser(location, options, State, Detail, StopToken);
        var (filter, missing) = Filter();
        var plan = eraser.Plan(filter);
        foreach (var problem in missing())
        {
            Report(problem);
        }

        var target = Safe(location.File ?? location.Name);
        if (!ShouldProcess(target, Action(plan, filter.IsAll, options.Instance)))
        {
            return;
        }

        var erased = eraser.Run(plan, filter.IsAll);
        if (!erased.Purged)
        {
            WriteWarning($"Another program has {target} open. What was erased can be in its log until that program closes the file.");
        }

        WriteObject(erased);
    }

    // Without any filter a typing error such as a variable that is not set would erase everything.
    private void RequireChoice()
    {
        if (
            ParameterSetName == FilterSet
            && !IsGiven(nameof(SourceKey))
            && !IsGiven(nameof(Agent))
            && !IsGiven(nameof(Kind))
            && Before is null
            && After is null
        )
        {
            throw new OpenClawSyncException(
                ErrorIds.InputInvalid,
                "Nothing says which rows to erase. Pass -SourceKey, -Agent, -Kind, -Before or -After, or -All for everything."
            );
        }
    }

    private (EraseFilter Filter, Func<IEnumerable<Problem>> Missing) Filter()
    {
        switch (ParameterSetName)
        {
            case AllSet:
                return (new EraseFilter(RecordKinds.All, _ => true, IsAll: true), () => []);
            case InputSet:
                var keys = _piped.ToHashSet(StringComparer.Ordinal);
                var found = new HashSet<string>(StringComparer.Ordinal);
                return (
                    new EraseFilter(
                        RecordKinds.All,
                        row => keys.Contains(row.SourceKey) && (found.Add(row.SourceKey) || true),
                        IsAll: false
                    )
                    {
                        NamesKeys = true,
                    },
                    () =>
                        keys.Except(found)
                            .Select(key =>
                                Problem.Error(
                                    ErrorIds.RecordNotFound,
                                    key,
                                    "The instance has no row with this key. Pass -InstanceId for another."
                                )
                            )
                );
            default:
                var rows = new StoredRowFilter(SourceKey, Agent, [], null, null);
                var filter = new EraseFilter(RecordKinds.Of(Kind), row => rows.Wants(row) && HasTime(row), IsAll: false);
                return (filter with { NamesKeys = IsGiven(nameof(SourceKey)) }, () => rows.Missing());
        }
    }

    private bool HasTime(StoredRecord row) =>
        (Before is null || row.SourceUpdatedAt < Before) && (After is null || row.SourceUpdatedAt >= After);

    private static string Action(ErasePlan plan, bool isAll, InstanceId instance) =>
        isAll ? $"Erase everything of {instance.Description}: {plan}, the run log and what is recorded about them"
        : plan.IsEmpty ? "Erase what an earlier erasure left in files; no row matches"
        : $"Erase {plan}";
}
