using OpenClawSync.Detection.Rules.BuiltIn;
using OpenClawSync.Setup;
using OpenClawSync.State;
using TaskStatus = OpenClawSync.Sources.TaskStatus;

namespace OpenClawSync.Completion;

/// <summary>The agents in the configuration of the source, or those of the rows in a file for a command that reads a target.</summary>
internal sealed class AgentCompleter : NameCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenParameters given) =>
        (given.Command == "Find-OpenClawRecord" ? OfRows(given) : given.Source.ReadAgents(Environment.GetEnvironmentVariable)).Select(
            agent => new Candidate(agent, $"agent {agent}")
        );

    private static IEnumerable<string> OfRows(GivenParameters given) =>
        given.StoredRows().Select(row => row.AgentId).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}

/// <summary>The ids of the dead letters of the target.</summary>
internal sealed class DeadLetterCompleter : NameCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenParameters given) =>
        given
            .Target.ReadDeadLetters(given.TargetOptions)
            .Select(deadLetter => new Candidate(
                deadLetter.Id,
                $"{deadLetter.Reason}, tried {deadLetter.Attempts} times, last at {Minute(deadLetter.LastAt)}"
            ));
}

/// <summary>The keys of the rows in a file.</summary>
internal sealed class SourceKeyCompleter : NameCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenParameters given) =>
        given.StoredRows().Select(row => new Candidate(row.SourceKey, row.Title ?? row.SourceKey));
}

/// <summary>The statuses of tasks and jobs.</summary>
internal sealed class StatusCompleter : NameCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenParameters given) =>
        TaskStatus.All.Concat(TaskStatus.OfJobs).Select(status => new Candidate(status, $"status {status}"));
}

/// <summary>The built-in rules, and those of the policy on the command line.</summary>
internal sealed class RuleIdCompleter : NameCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenParameters given) =>
        RuleTable
            .All.Select(rule => new Candidate(rule.Id, $"{rule.Provider}, reported as {rule.Reason}"))
            .Concat(
                ProtectionSettings
                    .ReadPolicy(given.Path("PolicyPath"), GivenParameters.State)
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
                $"{run.Status}, {Minute(run.StartedAt)}: " + $"{run.Created} created, {run.Updated} updated, {run.Errors} errors"
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
