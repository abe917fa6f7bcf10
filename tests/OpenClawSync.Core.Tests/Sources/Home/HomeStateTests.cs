using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>Homes of every generation and in every state are read completely, and reading changes no file, time or permission.</summary>
public sealed class HomeStateTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. HomeStates.All.Select(state => state.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_home_is_read_completely_and_not_changed(string name)
    {
        using var home = new TempFolder();
        using var elsewhere = new TempFolder();
        var state = HomeStates.All.Single(state => state.Name == name);
        state.Build(home);
        var before = FolderState.Of(home.Path);

        using var source = Reading.Open(home.Path, elsewhere, variable => variable == "NOTES" ? home["notes"] : null);
        var (records, problems) = Reading.All(source);

        var (tasks, jobs, entries) = (
            records.OfType<TaskRecord>().Count(),
            records.OfType<CronJobRecord>().Count(),
            records.OfType<MemoryRecord>().Count()
        );
        output.WriteLine($"| {name} | {tasks} | {jobs} | {entries} | {string.Join(", ", problems.Select(problem => problem.ErrorId))} |");
        Assert.Equal((state.Tasks, state.Jobs, state.Entries, state.Problems), (tasks, jobs, entries, problems.Count));
        Assert.Equal(before, FolderState.Of(home.Path));
    }
}
