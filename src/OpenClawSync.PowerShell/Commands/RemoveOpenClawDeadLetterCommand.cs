using System.Management.Automation;
using OpenClawSync.Completion;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>Deletes dead letters. The record hashes are deleted with them, so the next run tries the records again.</summary>
/// <remarks>
/// <para>
/// Remove a dead letter when its record was deleted or corrected at the source. If the record is rejected again, the next run creates a
/// new dead letter. The target must be the one that the dead letters belong to.
/// </para>
/// </remarks>
/// <example>
/// <para>Delete the dead letters of one note.</para>
/// <code>Get-OpenClawDeadLetter 'memory:main/memory/2026-11-20.md*' | Remove-OpenClawDeadLetter</code>
/// </example>
/// <example>
/// <para>Show which dead letters would be deleted.</para>
/// <code>
/// $file = 'mission-control.db'
/// Get-OpenClawDeadLetter -Target $file | Remove-OpenClawDeadLetter -Target $file -WhatIf
/// </code>
/// </example>
/// <example>
/// <para>Delete one by its id.</para>
/// <code>Remove-OpenClawDeadLetter -Id 'memory:main/MEMORY.md*' -WhatIf</code>
/// </example>
[Cmdlet(
    VerbsCommon.Remove,
    "OpenClawDeadLetter",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = InputSet
)]
public sealed class RemoveOpenClawDeadLetterCommand : InstanceCmdlet
{
    private const string InputSet = "Input";
    private const string IdSet = "Id";

    private readonly List<DeadLetterKey> _batch = [];
    private string? _instance;
    private RunLock? _lock;
    private TargetMemory? _memory;

    /// <summary>Dead letters from Get-OpenClawDeadLetter.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = InputSet)]
    public DeadLetter[] InputObject { get; set; } = [];

    /// <summary>The ids of dead letters, as Get-OpenClawDeadLetter shows them. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(DeadLetterCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    private protected override void Process()
    {
        var name = FindTarget().Name;
        foreach (var deadLetter in ParameterSetName == IdSet ? FindById() : InputObject)
        {
            if (deadLetter.Target != name)
            {
                throw new OpenClawSyncException(
                    ErrorIds.InputInvalid,
                    "The dead letter belongs to another target. Pass that one as -Target."
                );
            }

            if (ShouldProcess(deadLetter.Id, "Remove the dead letter"))
            {
                Add(deadLetter);
            }
        }
    }

    private IEnumerable<DeadLetter> FindById()
    {
        var ids = new NameSearch(Wildcards.Names(Id));
        foreach (var deadLetter in FindTarget().ReadDeadLetters(InstanceOptions()).Where(deadLetter => ids.Matches(deadLetter.Id)))
        {
            yield return deadLetter;
        }

        foreach (var (id, hint) in ids.Missing())
        {
            Report(Problem.Error(ErrorIds.DeadLetterNotFound, id, $"The target has no dead letter with this id.{hint}"));
        }
    }

    private void Add(DeadLetter deadLetter)
    {
        if (_batch.Count == Connections.TargetOptions.DefaultBatchSize || (_instance ?? deadLetter.InstanceId) != deadLetter.InstanceId)
        {
            RemoveBatch();
        }

        if (_instance != deadLetter.InstanceId)
        {
            _memory?.Dispose();
            (_memory, _instance) = (null, deadLetter.InstanceId);
        }

        _batch.Add(DeadLetterKey.Of(deadLetter));
    }

    private protected override void End() => RemoveBatch();

    private void RemoveBatch()
    {
        if (_batch.Count == 0)
        {
            return;
        }

        _lock ??= RunLock.Take(State, TimeProvider.System);
        _memory ??= FindTarget().OpenMemory(TargetOptions(Records.InstanceId.Parse(_instance)) with { Report = Report });
        _memory?.Remove(_batch);
        _batch.Clear();
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _memory?.Dispose();
            _lock?.Dispose();
        }

        base.Dispose(disposing);
    }
}
