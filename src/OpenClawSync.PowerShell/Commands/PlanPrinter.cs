using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>Prints what a run would do: a sentence for each row that changes, and how many stay.</summary>
/// <param name="target">How people know the target.</param>
/// <param name="tell">Prints a sentence as -WhatIf does.</param>
/// <param name="detail">Prints one for whoever wants to know more.</param>
/// <param name="report">Hears of problems.</param>
internal sealed class PlanPrinter(Func<string> target, Action<string> tell, Action<string> detail, Action<Problem> report)
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

            var isLeft = planned.Plan == WritePlan.Leave;
            unchanged += isLeft ? 1 : 0;
            (isLeft ? detail : tell)(PlanText.Format(planned.Key!, planned.Plan!, target()));
        }

        // One by one they would hide what changes.
        if (unchanged > 0)
        {
            tell($"Leave {unchanged} rows in {target()} as they are: nothing in them changed.");
        }
    }
}
