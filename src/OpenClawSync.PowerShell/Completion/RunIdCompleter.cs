namespace OpenClawSync.Completion;

/// <summary>The runs in the log of the target, newest first.</summary>
internal sealed class RunIdCompleter : NameCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenParameters given) =>
        given
            .Target.ReadRuns(given.TargetOptions)
            .Select(run => new Candidate(
                run.RunId,
                $"{run.Status}, {run.StartedAt.LocalDateTime:yyyy-MM-dd HH:mm}: {run.Created} created, {run.Updated} updated, {run.Errors} errors"
            ));
}
