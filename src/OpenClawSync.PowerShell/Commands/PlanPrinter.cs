using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>Prints what a run would do: a sentence for each row that changes, and the number of unchanged rows.</summary>
/// <param name="target">The display name of the target.</param>
/// <param name="write">Writes a sentence as -WhatIf does.</param>
/// <param name="writeDetail">Writes a sentence to the verbose stream.</param>
/// <param name="report">Takes problems.</param>
internal sealed class PlanPrinter(Func<string> target, Action<string> write, Action<string> writeDetail, Action<Problem> report)
{
    public void Print(IEnumerable<PlannedWrite> plans)
    {
        var unchanged = 0L;
        foreach (var planned in plans)
        {
            if (planned.Problem is { } problem)
            {
                report(problem);
                continue;
            }

            var isUnchanged = planned.Plan == WritePlan.Leave;
            unchanged += isUnchanged ? 1 : 0;
            (isUnchanged ? writeDetail : write)(PlanText.Format(planned.Key!, planned.Plan!, target()));
        }

        // One sentence for each would hide the changes.
        if (unchanged > 0)
        {
            write($"Leave {unchanged} rows in {target()} as they are: nothing in them changed.");
        }
    }
}
