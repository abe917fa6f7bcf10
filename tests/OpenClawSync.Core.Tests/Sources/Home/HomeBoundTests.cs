using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>Files and values of a home that are larger than any of OpenClaw's cost themselves, and the rest is read.</summary>
public sealed class HomeBoundTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("cron/jobs.json", ErrorIds.SourceUnreadable)]
    [InlineData("cron/jobs-state.json", ErrorIds.SourceMalformed)]
    [InlineData("openclaw.json", ErrorIds.ConfigUnreadable)]
    public void A_file_that_is_too_large_is_reported(string file, string errorId)
    {
        var home = HomeBuilder.Fixture(_folder);
        _folder.Write("home/.openclaw/cron/jobs.json", """{"jobs":[{"id":"in-file","name":"In a file"}]}""");
        _folder.Write("home/.openclaw/" + file, "{\"x\":\"" + new string('x', 17 << 20) + "\"}");

        var (records, problems) = Reading.All(home, _folder);

        Assert.Contains(problems, problem => problem.ErrorId == errorId);
        Assert.Equal(6, records.OfType<TaskRecord>().Count());
        Assert.True(records.OfType<CronJobRecord>().Count() >= 5);
    }

    [Fact]
    public void Includes_that_multiply_end()
    {
        var home = HomeBuilder.Fixture(_folder);
        for (var level = 0; level < 9; level++)
        {
            var include = string.Join(',', Enumerable.Repeat($"\"./level{level + 1}.json\"", 10));
            var file = level == 0 ? "openclaw.json" : $"level{level}.json";
            _folder.Write("home/.openclaw/" + file, $$"""{"$include":[{{include}}]}""");
        }

        _folder.Write("home/.openclaw/level9.json", "{}");

        Assert.Contains(Reading.All(home, _folder).Problems, problem => problem.ErrorId == ErrorIds.ConfigUnreadable);
    }

    [Fact]
    public void A_value_that_is_too_large_is_left_out()
    {
        var home = HomeBuilder.Fixture(_folder);
        HomeBuilder.Execute(
            HomeBuilder.Database(home),
            "UPDATE task_runs SET error = printf('%.*c', 17000000, 'x'), detail_json = NULL, status = 'failed' WHERE rowid = 1"
        );

        var (records, problems) = Reading.All(home, _folder);

        Assert.Equal(6, records.OfType<TaskRecord>().Count());
        Assert.Equal(ErrorIds.FieldIgnored, Assert.Single(problems).ErrorId);
    }

    [Fact]
    public void A_deep_value_costs_its_record()
    {
        var home = HomeBuilder.Fixture(_folder);
        HomeBuilder.Execute(
            HomeBuilder.Database(home),
            $"UPDATE cron_jobs SET job_json = '{new string('[', 5000)}' WHERE name = 'Price watch'"
        );

        var (records, problems) = Reading.All(home, _folder);

        Assert.Equal(4, records.OfType<CronJobRecord>().Count());
        Assert.Equal(ErrorIds.RecordMalformed, Assert.Single(problems).ErrorId);
    }
}
