using System.Management.Automation;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>Gives dead letters up. What their records were known by goes with them, so the next run tries the records again.</summary>
/// <remarks>
/// <para>
/// Remove a letter when its record is gone for good or has been mended at its source. A record that is still refused comes back as a
/// letter with the next run.
/// </para>
/// </remarks>
/// <example>
/// <para>Give up the letters of one note.</para>
/// <code>Get-OpenClawDeadLetter 'memory:main/memory/2026-11-20.md*' | Remove-OpenClawDeadLetter</code>
/// </example>
/// <example>
/// <para>See which letters would be removed from a file.</para>
/// <code>
/// $file = 'mission-control.db'
/// Get-OpenClawDeadLetter -Target $file | Remove-OpenClawDeadLetter -Target $file -WhatIf
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "OpenClawDeadLetter", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class RemoveOpenClawDeadLetterCommand : OpenClawCmdlet
{
    private readonly List<DeadLetter> _letters = [];

    /// <summary>A letter that Get-OpenClawDeadLetter gave.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public DeadLetter[] InputObject { get; set; } = [];

    /// <summary>
    /// The target the letters belong to: the SQLite file of an embedded Mission Control, or the https URL of an ingest endpoint.
    /// Default: the URL CONVEX_INGEST_URL names, else the file in the state folder.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Target { get; set; }

    private protected override void Process()
    {
        var name = TargetAt(Target).Name;
        foreach (var letter in InputObject)
        {
            if (letter.Target != name)
            {
                throw new OpenClawSyncException(
                    ErrorIds.InputInvalid,
                    "The dead letter belongs to another target. Give that one as -Target."
                );
            }

            if (ShouldProcess(letter.Id, "Remove the dead letter"))
            {
                _letters.Add(letter);
            }
        }
    }

    // Whoever reads the letters may still be reading while they are piped here.
    private protected override void End()
    {
        if (_letters.Count == 0)
        {
            return;
        }

        using var taken = RunLock.Take(State, TimeProvider.System);
        foreach (var ofInstance in _letters.GroupBy(letter => letter.InstanceId))
        {
            using var memory = TargetAt(Target)
                .OpenMemory(TargetOptions(Records.InstanceId.Parse(ofInstance.Key)) with { Report = Report });
            foreach (var letter in ofInstance)
            {
                memory?.Remove(letter);
            }
        }
    }
}
