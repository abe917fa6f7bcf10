using System.Globalization;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>Prints what a run would do: a sentence for each row that changes, and one with the counts that the run would have.</summary>
/// <param name="target">The display name of the target.</param>
/// <param name="write">Writes a sentence as -WhatIf does.</param>
/// <param name="writeDetail">Writes a sentence to the verbose stream.</param>
internal sealed class PlanPrinter(Func<string> target, Action<string> write, Action<string> writeDetail)
{
    /// <summary>Prints what would be done with a row. Sentences about rows that stay as they are would hide the others.</summary>
    public void Print(PlannedWrite planned) =>
        (planned.Plan.Action == PlannedAction.Leave ? writeDetail : write)(PlanText.Format(planned, target()));

    /// <summary>Prints the counts.</summary>
    public void Print(SyncRun run) =>
        write(
            string.Create(
                CultureInfo.InvariantCulture,
                $"In total, in {target()}: {run.Created} created, {run.Updated} updated, {run.Skipped} left as they are, "
                    + $"{run.Removed} removed, {(run.Repaired == 0 ? "" : $"{run.Repaired} repaired, ")}{run.DeadLetters} new dead letters."
            )
        );
}
