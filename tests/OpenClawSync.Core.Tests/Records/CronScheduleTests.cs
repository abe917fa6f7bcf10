using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Records;

public class CronScheduleTests
{
    [Theory]
    [InlineData("*/15 9-17 * * MON-FRI", null)]
    [InlineData("0 0 1,15 * ?", "UTC")]
    [InlineData("30 0 12 L * sun", null)]
    [InlineData("0 9 * * 5#3", null)]
    public void A_regular_schedule_is_its_text(string expression, string? zone) =>
        Assert.Equal($"cron {expression}", Cron(expression, zone).ToString());

    [Theory]
    [InlineData("0 9 * * hunter2", null)]
    [InlineData("0 9 * * 123456789", null)]
    [InlineData("0 9 * *", null)]
    [InlineData("0 9 * * *", "hunter2")]
    public void A_schedule_that_could_contain_a_secret_is_only_its_kind(string expression, string? zone) =>
        Assert.Equal("cron schedule", Cron(expression, zone).ToString());

    [Theory]
    [InlineData("0 9 * * *", "0 9 * * *")]
    [InlineData("password hunter2", "unknown schedule")]
    public void A_text_that_is_not_parsed_is_shown_only_if_it_is_a_cron_expression(string text, string expected) =>
        Assert.Equal(expected, new CronSchedule { Kind = "unknown", Text = text }.ToString());

    private static CronSchedule Cron(string expression, string? zone) =>
        new()
        {
            Kind = "cron",
            Text = $"cron {expression}",
            Expression = expression,
            TimeZone = zone,
        };
}
