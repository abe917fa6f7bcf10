using System.Management.Automation;
using OpenClawSync.Records;

namespace OpenClawSync.Views;

/// <summary>
/// The hidden property of a run that its summary view shows. In a new process a property takes half the time of a script block. PowerShell
/// binds it before the core can be loaded, so no signature here has a type of the core.
/// </summary>
public static class RunSummaryProperty
{
    /// <summary>The lines of the summary; null for an object that is not a run.</summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<string>? Lines(PSObject? run) => run?.BaseObject is SyncRun known ? RunSummary.Lines(known) : null;
}
