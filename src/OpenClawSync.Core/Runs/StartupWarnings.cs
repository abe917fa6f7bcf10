using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>What an operator should know when a run begins.</summary>
internal static class StartupWarnings
{
    public static IEnumerable<Problem> For(RunBeginning beginning, ISyncTarget target, string name)
    {
        if (beginning.IsReset)
        {
            yield return Problem.Warning(
                ErrorIds.TargetReplaced,
                name,
                "It is not what it was after the last run: emptied, replaced, or restored from a backup. Everything is sent again."
            );
        }

        if (beginning.HasNewPolicy)
        {
            yield return Problem.Warning(
                ErrorIds.PolicyChanged,
                name,
                "Policy, rules or key changed since the last run. Everything is protected and sent again."
            );
        }

        if (target.CountDeadLetters() is > 0 and var deadLetters)
        {
            yield return Problem.Warning(
                ErrorIds.DeadLettersWait,
                name,
                $"{(deadLetters == 1 ? "1 dead letter waits" : $"{deadLetters} dead deadLetters wait")}. See Get-OpenClawDeadLetter."
            );
        }
    }
}
