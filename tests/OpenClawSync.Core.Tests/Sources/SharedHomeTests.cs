using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Sources;

/// <summary>Real homes, read whole. Skipped where they are not at hand.</summary>
public class SharedHomeTests
{
    [Fact]
    public void The_home_of_2026_9_6_gives_what_is_in_it_and_stays_as_it_was()
    {
        using var folder = SharedHomes.Copy("2026.9.6");
        var before = FolderState.Of(folder["home"]);

        var (records, problems) = Reading.All(folder["home"], folder);

        Assert.Equal((13, 11, 25), (records.OfType<TaskRecord>().Count(), records.OfType<CronJobRecord>().Count(), records.OfType<MemoryRecord>().Count()));
        Assert.Equal(ErrorIds.WorkspaceMissing, Assert.Single(problems).ErrorId);
        Assert.Equal(before, FolderState.Of(folder["home"]));
    }
}
