using System.Management.Automation;
using OpenClawSync.Records;

namespace OpenClawSync.Views;

/// <summary>
/// The hidden property of a run that its view shows: to name a property costs a process that has just started half of what a script
/// block does. PowerShell binds it before the core can be found, so no type of the core is in a signature here.
/// </summary>
public static class RunSummaryProperty
{
    /// <summary>The lines of the summary; nothing for what is no run.</summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<string>? Lines(PSObject? run) => run?.BaseObject is SyncRun known ? RunSummary.Lines(known) : null;
}
