using OpenClawSync.Detection.Rules.BuiltIn;
using OpenClawSync.Setup;
using OpenClawSync.State;

namespace OpenClawSync.Completion;

/// <summary>The agents in the configuration of the source.</summary>
internal sealed class AgentCompleter : NameCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenParameters given) =>
        given.Source.ReadAgents(Environment.GetEnvironmentVariable).Select(agent => new Candidate(agent, $"agent {agent}"));
}

/// <summary>The ids of the dead letters of the target.</summary>
internal sealed class DeadLetterCompleter : NameCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenParameters given)
    {
        using var memory = given.Target.FindMemory(given.TargetOptions);
        return
        [
            .. (memory?.ReadDeadLetters() ?? []).Select(deadLetter => new Candidate(
                deadLetter.Id,
                $"{deadLetter.Reason}, tried {deadLetter.Attempts} times, last at {deadLetter.LastAt.LocalDateTime:yyyy-MM-dd HH:mm}"
            )),
        ];
    }
}

/// <summary>The built-in rules, and those of the policy on the command line.</summary>
internal sealed class RuleIdCompleter : NameCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenParameters given) =>
        RuleTable
            .All.Select(rule => new Candidate(rule.Id, $"{rule.Provider}, reported as {rule.Reason}"))
            .Concat(
                ProtectionSettings
                    .ReadPolicy(given.Path("PolicyPath"))
                    .Detection.ExtraRules.Select(rule => new Candidate(rule.Id, "a rule of the policy"))
            )
            .OrderBy(candidate => candidate.Text, StringComparer.Ordinal);
}

/// <summary>The runs in the log of the target, newest first.</summary>
internal sealed class RunIdCompleter : NameCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenParameters given) =>
        given
            .Target.ReadRuns(given.TargetOptions)
            .Select(run => new Candidate(
                run.RunId,
                $"{run.Status}, {run.StartedAt.LocalDateTime:yyyy-MM-dd HH:mm}: "
                    + $"{run.Created} created, {run.Updated} updated, {run.Errors} errors"
            ));
}

/// <summary>The names of the installed schedules.</summary>
internal sealed class ScheduleNameCompleter : NameCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenParameters given) =>
        new SchedulerCatalog(Environment.GetEnvironmentVariable, CancellationToken.None)
            .Find()
            .DistinctBy(schedule => schedule.Name)
            .Select(schedule => new Candidate(schedule.Name, $"{schedule.State}, every {schedule.Interval}, in {schedule.Location}"));
}
