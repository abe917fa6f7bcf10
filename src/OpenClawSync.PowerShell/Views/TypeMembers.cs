using System.Management.Automation;
using OpenClawSync.Records;

namespace OpenClawSync.Views;

/// <summary>
/// Members that the module's types file adds to objects. PowerShell binds them on import, before the core can be loaded, so no signature here
/// has a type of the core.
/// </summary>
public static class TypeMembers
{
    /// <summary>
    /// The lines of a run's summary, which its view shows; null for an object that is not a run. In a new process a property takes half the
    /// time of a script block in the view.
    /// </summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<string>? SummaryLines(PSObject? run) => run?.BaseObject is SyncRun known ? RunSummary.Lines(known) : null;

    /// <summary>A raw job's schedule as text, with secrets redacted.</summary>
    /// <param name="schedule">The schedule.</param>
    public static string ScheduleText(PSObject? schedule) => schedule?.BaseObject is CronSchedule known ? RecordView.Schedule(known) : "";
}
