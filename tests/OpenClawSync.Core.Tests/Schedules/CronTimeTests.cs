using OpenClawSync.Records;
using OpenClawSync.Schedules.Cron;

namespace OpenClawSync.Core.Tests.Schedules;

public sealed class CronTimeTests
{
    [Theory]
    [InlineData(1, "* * * * *")]
    [InlineData(2, "*/2 * * * *")]
    [InlineData(15, "*/15 * * * *")]
    [InlineData(30, "*/30 * * * *")]
    [InlineData(60, "0 * * * *")]
    [InlineData(120, "0 */2 * * *")]
    [InlineData(720, "0 */12 * * *")]
    [InlineData(1440, "0 0 * * *")]
    public void An_interval_is_fields_and_back(int minutes, string fields)
    {
        Assert.Equal(fields, CronTime.Format(TimeSpan.FromMinutes(minutes)));
        Assert.Equal(TimeSpan.FromMinutes(minutes), CronTime.Read(fields));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(45)]
    [InlineData(90)]
    [InlineData(300)]
    [InlineData(2880)]
    public void What_cron_cannot_do_is_refused(int minutes) =>
        Assert.Equal(
            ErrorIds.ScheduleInvalid,
            Assert.Throws<OpenClawSyncException>(() => CronTime.Format(TimeSpan.FromMinutes(minutes))).ErrorId
        );

    [Theory]
    [InlineData("* */2 * * *")]
    [InlineData("*/7 * * * *")]
    [InlineData("0 5 * * 1")]
    public void Other_fields_are_no_interval(string fields) => Assert.Null(CronTime.Read(fields));

    // Every interval that a crontab can hold, found by trying them all: the next time is one at which the fields match.
    [Fact]
    public void The_next_run_is_when_the_fields_match_next()
    {
        var now = new DateTimeOffset(2026, 11, 20, 22, 59, 30, TimeSpan.Zero);
        foreach (var interval in Enumerable.Range(1, 1440).Select(minutes => TimeSpan.FromMinutes(minutes)).Where(CanHold))
        {
            var next = CronTime.Next(interval, now).DateTime;
            var expected = Enumerable
                .Range(1, 1441)
                .Select(minutes => new DateTime(2026, 11, 20, 22, 59, 0).AddMinutes(minutes))
                .First(time => Matches(CronTime.Format(interval), time));

            Assert.Equal(expected, next);
        }
    }

    private static bool CanHold(TimeSpan interval)
    {
        try
        {
            return CronTime.Format(interval).Length > 0;
        }
        catch (OpenClawSyncException)
        {
            return false;
        }
    }

    private static bool Matches(string fields, DateTime time) =>
        Matches(fields.Split(' ')[0], time.Minute) && Matches(fields.Split(' ')[1], time.Hour);

    private static bool Matches(string field, int value) =>
        field switch
        {
            "*" => true,
            ['*', '/', .. var step] => value % int.Parse(step, null) == 0,
            _ => value == int.Parse(field, null),
        };
}
