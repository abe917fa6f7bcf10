using System.Management.Automation;
using OpenClawSync.Completion;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>
/// Shows the records that could not be synced, and why. Pipe the dead letters into Push-OpenClawRecord to retry them, or into
/// Remove-OpenClawDeadLetter to discard them. They contain protected data only.
/// </summary>
/// <remarks>
/// <para>
/// Reason is an error id, which about_OpenClawTroubleshooting explains, or the code that the target returned. A record that the target
/// rejected is kept in its protected form (HasRecord). For a record that could not be read or protected only its place is kept.
/// </para>
/// <para>
/// A dead letter is deleted when its record is stored. A run sends the record again when it or the policy changes, when it lies in the
/// replay window, with Invoke-OpenClawSync -Full, and after Remove-OpenClawDeadLetter. A rejected record is also sent when its dead letter
/// is piped into Push-OpenClawRecord.
/// </para>
/// </remarks>
/// <example>
/// <para>Show what could not be synced.</para>
/// <code>Get-OpenClawDeadLetter</code>
/// </example>
/// <example>
/// <para>List reasons and ids.</para>
/// <code>Get-OpenClawDeadLetter -Target mission-control.db | ForEach-Object { "$($_.Reason)  $($_.Id)" }</code>
/// </example>
/// <example>
/// <para>Retry all of them.</para>
/// <code>Get-OpenClawDeadLetter | Push-OpenClawRecord</code>
/// </example>
/// <example>
/// <para>Count them by reason.</para>
/// <code>Get-OpenClawDeadLetter | Group-Object Reason -NoElement</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "OpenClawDeadLetter")]
[OutputType(typeof(DeadLetter))]
public sealed class GetOpenClawDeadLetterCommand : InstanceCmdlet
{
    /// <summary>Only dead letters with these ids. Wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("SourceKey", "Key")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(DeadLetterCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = ["*"];

    /// <inheritdoc cref="SourceCmdlet.Kind" />
    [Parameter]
    public RecordKind[] Kind { get; set; } = [RecordKind.Task, RecordKind.Cron, RecordKind.Memory];

    private protected override void Process()
    {
        var ids = new NameSearch(Wildcards.Names(Id));
        foreach (var deadLetter in FindTarget().ReadDeadLetters(InstanceOptions()))
        {
            if (ids.Matches(deadLetter.Id) && Kind.Contains(deadLetter.Kind))
            {
                WriteObject(deadLetter);
            }
        }

        foreach (var (id, hint) in ids.Missing())
        {
            Report(Problem.Error(ErrorIds.DeadLetterNotFound, id, $"The target has no dead letter with this id.{hint}"));
        }
    }
}
