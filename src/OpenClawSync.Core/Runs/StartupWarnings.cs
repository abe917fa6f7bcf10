using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>The warnings that an operator gets when a run begins.</summary>
internal static class StartupWarnings
{
    // Counting more would take long, and tells nobody anything new.
    private const int MaxCounted = 1000;

    public static IEnumerable<Problem> For(RunBeginning beginning, ISyncTarget target, string name)
    {
        if (beginning.IsReset)
        {
            yield return Problem.Warning(
                ErrorIds.TargetReplaced,
                name,
                "The target was emptied, replaced, or restored from a backup since the last run, or another machine writes to it "
                    + "with a copy of this state folder. Everything is sent again."
            );
        }

        if (beginning.HasNewPolicy)
        {
            yield return Problem.Warning(
                ErrorIds.PolicyChanged,
                name,
                "The policy, the rules or the key changed since the last run. Everything is protected and sent again."
            );
        }

        if (target.CountDeadLetters(MaxCounted + 1) is > 0 and var deadLetters)
        {
            yield return Problem.Warning(ErrorIds.DeadLettersWait, name, $"{Pending(deadLetters)} pending. See Get-OpenClawDeadLetter.");
        }
    }

    private static string Pending(long deadLetters) =>
        deadLetters switch
        {
            1 => "1 dead letter is",
            <= MaxCounted => $"{deadLetters} dead letters are",
            _ => $"More than {MaxCounted} dead letters are",
        };
}
