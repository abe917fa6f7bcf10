using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>Real homes. The tests are skipped when the homes are not available.</summary>
public class SharedHomeTests
{
    [Fact]
    public void The_home_of_2026_9_6_is_read_completely_and_not_changed()
    {
        using var folder = SharedHomes.Copy("2026.9.6");
        var before = FolderState.Of(folder["home"]);

        var (records, problems) = Reading.All(folder["home"], folder);

        Assert.Equal(
            (13, 11, 25),
            (records.OfType<TaskRecord>().Count(), records.OfType<CronJobRecord>().Count(), records.OfType<MemoryRecord>().Count())
        );
        Assert.Equal(ErrorIds.WorkspaceMissing, Assert.Single(problems).ErrorId);
        Assert.Equal(before, FolderState.Of(folder["home"]));
    }

    [Fact]
    public void The_home_of_2026_3_31_has_jobs_in_JSON_and_tasks_in_a_separate_database()
    {
        using var folder = SharedHomes.Copy("2026.3.31");
        var before = FolderState.Of(folder["home"]);

        var (records, problems) = Reading.All(folder["home"], folder);

        Assert.Equal(
            (2, 4, 2),
            (records.OfType<TaskRecord>().Count(), records.OfType<CronJobRecord>().Count(), records.OfType<MemoryRecord>().Count())
        );
        Assert.Equal(
            ["jobs.json/1", "memory/1", "runs.sqlite/0"],
            records.Select(record => record.SourceFormat).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Equal("e9bac4d7-8a4e-4953-894a-3be306cce980", records.OfType<TaskRecord>().Single(task => task.Runtime == "cron").CronJobId);
        Assert.Equal(ErrorIds.WorkspaceMissing, Assert.Single(problems).ErrorId);
        Assert.Equal(before, FolderState.Of(folder["home"]));
    }

    [Fact]
    public void The_home_of_2026_7_1_with_wide_columns_is_read_like_any_other()
    {
        using var folder = SharedHomes.Copy("2026.7.1");
        var before = FolderState.Of(folder["home"]);

        var (records, problems) = Reading.All(folder["home"], folder);

        var jobs = records.OfType<CronJobRecord>().ToList();
        Assert.Equal(2, records.OfType<TaskRecord>().Count());
        Assert.Contains(jobs, job => job is { Name: "Every thirty", LastStatus: "ok", FailureStreak: 0, IsSystem: false });
        Assert.All(jobs, job => Assert.NotEqual("unknown", job.Schedule.Kind));
        Assert.Equal(ErrorIds.WorkspaceMissing, Assert.Single(problems).ErrorId);
        Assert.Equal(before, FolderState.Of(folder["home"]));
    }

    [Fact]
    public void Jobs_that_OpenClaw_declares_are_system_jobs()
    {
        using var folder = SharedHomes.Copy("2026.9.6");

        Assert.Equal(
            ["Heartbeat (main)", "Memory Dreaming Promotion", "Skill collection review (main)", "Skill collection review (ops)"],
            Reading
                .All(folder["home"], folder)
                .Records.OfType<CronJobRecord>()
                .Where(job => job.IsSystem)
                .Select(job => job.Name)
                .Order(StringComparer.OrdinalIgnoreCase)
        );
    }
}
