using System.Text.Json;
using OpenClawSync.Sources.Json;

namespace OpenClawSync.Core.Tests.Sources;

public class ScheduleReaderTests
{
    [Theory]
    [InlineData("""{"kind":"cron","expr":"0 7 * * *","tz":"America/Los_Angeles"}""", "cron 0 7 * * * (America/Los_Angeles)")]
    [InlineData("""{"kind":"cron","expr":"*/15 * * * *"}""", "cron */15 * * * *")]
    [InlineData("""{"kind":"every","everyMs":1800000,"anchorMs":5}""", "every 30m")]
    [InlineData("""{"kind":"every","everyMs":93784005}""", "every 1d 2h 3m 4s 5ms")]
    [InlineData("""{"kind":"at","at":"2027-02-01T16:00:00.000Z"}""", "at 2027-02-01T16:00:00Z")]
    [InlineData("""{"kind":"at","atMs":1801497600000}""", "at 2027-02-01T16:00:00Z")]
    [InlineData("""{"kind":"on-exit","command":"rm -rf /"}""", "on-exit")]
    [InlineData("""{"kind":"stream","command":["tail","-f"]}""", "stream")]
    [InlineData("""{"cron":"0 1 * * *"}""", "cron 0 1 * * *")]
    [InlineData("\"0 2 * * *\"", "0 2 * * *")]
    [InlineData("""{"kind":"phase-of-moon"}""", "unknown")]
    public void A_schedule_is_described_in_one_line(string json, string expected) =>
        Assert.Equal(expected, ScheduleReader.Read(JsonDocument.Parse(json).RootElement).Text);

    [Fact]
    public void A_missing_schedule_is_unknown() => Assert.Equal("unknown", ScheduleReader.Read(null).Text);
}
