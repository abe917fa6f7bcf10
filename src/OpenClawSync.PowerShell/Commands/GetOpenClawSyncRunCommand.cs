using System.Management.Automation;
using OpenClawSync.Completion;
using OpenClawSync.Records;

namespace OpenClawSync.Commands;

/// <summary>Reads the run log of a target, newest first.</summary>
/// <remarks>
/// <para>
/// A run has its times, its status, the numbers of created, updated and skipped rows and of errors, and how far the cursors moved.
/// ErrorSamples holds the first errors, without content. A push outside of a run has the status push.
/// </para>
/// <para>
/// For a file all its runs are listed. For an endpoint those are listed that this installation sent for the instance.
/// </para>
/// </remarks>
/// <example>
/// <para>Show the last run.</para>
/// <code>Get-OpenClawSyncRun -First 1</code>
/// </example>
/// <example>
/// <para>Show the errors of the last run that had any.</para>
/// <code>Get-OpenClawSyncRun -Status partial, failed -First 1 | ForEach-Object ErrorSamples</code>
/// </example>
/// <example>
/// <para>Show the log row of one run.</para>
/// <code>
/// $run = Invoke-OpenClawSync -Target mission-control.db
/// Get-OpenClawSyncRun $run.RunId -Target mission-control.db
/// </code>
/// </example>
/// <example>
/// <para>Show the cursors after the last successful run.</para>
/// <code>(Get-OpenClawSyncRun -Target mission-control.db -Status succeeded -First 1).CursorTo</code>
/// </example>
/// <example>
/// <para>Export the counts of all runs.</para>
/// <code>Get-OpenClawSyncRun | Select-Object RunId, Status, Counts | ConvertTo-Csv</code>
/// <para>Counts is a property set. Times is another.</para>
/// </example>
/// <example>
/// <para>Add up the counts of all runs.</para>
/// <code>Get-OpenClawSyncRun | Measure-Object Redactions, Created, Updated -Sum</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "OpenClawSyncRun")]
[OutputType(typeof(SyncRun))]
public sealed class GetOpenClawSyncRunCommand : InstanceCmdlet
{
    /// <summary>Only runs with these ids. Wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] RunId { get; set; } = ["*"];

    /// <summary>The maximum number of runs, counted from the newest. Default: all.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    /// <summary>Only runs with these statuses. Default: all.</summary>
    [Parameter]
    [ValidateSet("succeeded", "partial", "failed", "stopped", "push")]
    public string[] Status { get; set; } = [];

    private protected override void Process()
    {
        var ids = new NameSearch(Wildcards.Names(RunId));
        var location = FindTarget();
        var name = Safe(location.File ?? location.Name);
        var runs = location
            .ReadRuns(InstanceOptions())
            .Where(run => ids.Matches(run.RunId) && (Status.Length == 0 || Status.Contains(run.Status, StringComparer.OrdinalIgnoreCase)));
        foreach (var run in runs.Take(First))
        {
            WriteObject(run with { Target = name });
        }

        foreach (var (id, hint) in ids.Missing())
        {
            Report(Problem.Error(ErrorIds.RunNotFound, id, $"The run log of the target has no run with this id.{hint}"));
        }
    }
}
