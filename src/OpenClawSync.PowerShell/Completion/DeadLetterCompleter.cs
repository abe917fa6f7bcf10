namespace OpenClawSync.Completion;

/// <summary>The dead letters of the target.</summary>
internal sealed class DeadLetterCompleter : NameCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenParameters given)
    {
        using var memory = given.Target.FindMemory(given.TargetOptions);
        return
        [
            .. (memory?.ReadDeadLetters() ?? []).Select(letter => new Candidate(
                letter.Id,
                $"{letter.Reason}, tried {letter.Attempts} times, last at {letter.LastAt.LocalDateTime:yyyy-MM-dd HH:mm}"
            )),
        ];
    }
}
