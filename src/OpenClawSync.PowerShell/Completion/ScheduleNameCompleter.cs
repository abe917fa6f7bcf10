using OpenClawSync.Setup;

namespace OpenClawSync.Completion;

/// <summary>The schedules that are installed.</summary>
internal sealed class ScheduleNameCompleter : NameCompleter
{
    private protected override IEnumerable<Candidate> Candidates(GivenParameters given) =>
        new SchedulerCatalog(Environment.GetEnvironmentVariable, CancellationToken.None)
            .Find()
            .DistinctBy(schedule => schedule.Name)
            .Select(schedule => new Candidate(schedule.Name, $"{schedule.State}, every {schedule.Interval}, in {schedule.Location}"));
}
