using System.Management.Automation;
using OpenClawSync.Completion;
using OpenClawSync.Records;
using OpenClawSync.Session;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>
/// Shows what could not be synced, and why. Pipe the letters into Push-OpenClawRecord to try them again, or into
/// Remove-OpenClawDeadLetter to give them up. Nothing in them is unprotected.
/// </summary>
/// <remarks>
/// <para>
/// Reason is an error id, or the code that the target gave; about_OpenClawTroubleshooting has the ids. A record that the target refused is
/// kept as it was protected (HasRecord). Of one that could not be read or protected only its place is kept. Every run tries the
/// records again, and a letter goes when its record is acknowledged.
/// </para>
/// </remarks>
/// <example>
/// <para>See what could not be synced.</para>
/// <code>Get-OpenClawDeadLetter</code>
/// </example>
/// <example>
/// <para>Show reasons and places.</para>
/// <code>Get-OpenClawDeadLetter -Target mission-control.db | ForEach-Object { "$($_.Reason)  $($_.Id)" }</code>
/// </example>
/// <example>
/// <para>Try them again now.</para>
/// <code>Get-OpenClawDeadLetter | Push-OpenClawRecord</code>
/// </example>
/// <example>
/// <para>Count them by reason.</para>
/// <code>Get-OpenClawDeadLetter | Group-Object Reason -NoElement</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "OpenClawDeadLetter")]
[OutputType(typeof(DeadLetter))]
public sealed class GetOpenClawDeadLetterCommand : OpenClawCmdlet
{
    /// <summary>Only the letters of these ids; wildcards count.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("SourceKey", "Key")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(DeadLetterCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = ["*"];

    /// <summary>The kinds to show. Default: all.</summary>
    [Parameter]
    public RecordKind[] Kind { get; set; } = [RecordKind.Task, RecordKind.Cron, RecordKind.Memory];

    /// <summary>
    /// The SQLite file of an embedded Mission Control, or the https URL of an ingest endpoint. Default: the URL CONVEX_INGEST_URL
    /// names, else the file in the state folder.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Target { get; set; }

    /// <summary>The instance whose letters are shown. Default: OPENCLAW_SYNC_INSTANCE, else none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    private protected override void Process()
    {
        var ids = Patterns.Create(Id);
        using var memory = TargetAt(Target).FindMemory(TargetOptions(Protectors.Instance(InstanceId)));
        foreach (var letter in memory?.ReadDeadLetters() ?? [])
        {
            if (Kind.Contains(letter.Kind) && ids.Any(id => id.IsMatch(letter.Id)))
            {
                WriteObject(letter);
            }
        }
    }
}
