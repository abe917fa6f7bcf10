using Microsoft.Extensions.Time.Testing;
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
    public void An_interval_round_trips_through_its_fields(int minutes, string fields)
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
    public void An_interval_that_cron_cannot_express_is_rejected(int minutes) =>
        Assert.Equal(
            ErrorIds.ScheduleInvalid,
            Assert.Throws<OpenClawSyncException>(() => CronTime.Format(TimeSpan.FromMinutes(minutes))).ErrorId
        );

    [Theory]
    [InlineData("* */2 * * *")]
    [InlineData("*/7 * * * *")]
    [InlineData("0 5 * * 1")]
    public void Other_fields_have_no_interval(string fields) => Assert.Null(CronTime.Read(fields));

    // The test tries all intervals to find those that a crontab can express.
    [Fact]
    public void The_next_run_is_when_the_fields_match_next()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 22, 59, 30, TimeSpan.Zero));
        foreach (var interval in Enumerable.Range(1, 1440).Select(minutes => TimeSpan.FromMinutes(minutes)).Where(CanExpress))
        {
            var next = CronTime.Next(interval, time).DateTime;
            var expected = Enumerable
                .Range(1, 1441)
                .Select(minutes => new DateTime(2026, 11, 20, 22, 59, 0).AddMinutes(minutes))
                .First(moment => Matches(CronTime.Format(interval), moment));

            Assert.Equal(expected, next);
        }
    }

    [Fact]
    public void The_next_run_is_in_the_time_zone_of_the_clock()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(5.5), "test", "test");
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 22, 0, 0, TimeSpan.Zero));
        time.SetLocalTimeZone(zone);

        Assert.Equal(new DateTimeOffset(2026, 11, 21, 4, 0, 0, TimeSpan.FromHours(5.5)), CronTime.Next(TimeSpan.FromHours(1), time));
        Assert.Equal(TimeSpan.FromHours(5.5), CronTime.Next(TimeSpan.FromDays(1), time).Offset);
    }

    private static bool CanExpress(TimeSpan interval)
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
