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
    [InlineData("""{"expr":"0 9 * * 1-5","tz":"UTC"}""", "cron 0 9 * * 1-5 (UTC)")]
    [InlineData("""{"everyMs":1800000}""", "every 30m")]
    [InlineData("""{"kind":null,"everyMs":"1800000"}""", "every 30m")]
    [InlineData("""{"at":"2026-03-01T09:00:00Z"}""", "at 2026-03-01T09:00:00Z")]
    [InlineData("""{"at":"2026-03-01T09:00:00"}""", "at 2026-03-01T09:00:00Z")]
    [InlineData("""{"at":"1772355600000"}""", "at 2026-03-01T09:00:00Z")]
    [InlineData("""{"at":"","atMs":1772355600000}""", "at 2026-03-01T09:00:00Z")]
    [InlineData("""{"kind":" CRON ","expr":" 0 9 * * * ","tz":" "}""", "cron 0 9 * * *")]
    [InlineData("""{"kind":"Every","everyMs":60000,"expr":"0 9 * * *"}""", "every 1m")]
    [InlineData("""{"kind":"cron","everyMs":60000}""", "every 1m")]
    [InlineData("""{"at":"2026-03-01T09:00:00Z","everyMs":60000,"expr":"0 9 * * *"}""", "at 2026-03-01T09:00:00Z")]
    [InlineData("\"0 2 * * *\"", "0 2 * * *")]
    [InlineData("""{"kind":"phase-of-moon"}""", "unknown")]
    [InlineData("{}", "unknown")]
    public void A_schedule_is_described_in_one_line(string json, string expected) =>
        Assert.Equal(expected, ScheduleReader.Read(JsonDocument.Parse(json).RootElement).Text);

    [Theory]
    [InlineData("""{"schedule":"0 2 * * *"}""", "cron 0 2 * * *")]
    [InlineData("""{"schedule":"0 2 * * MON-FRI","tz":"Asia/Tokyo"}""", "cron 0 2 * * MON-FRI (Asia/Tokyo)")]
    [InlineData("""{"schedule":"@daily"}""", "cron @daily")]
    [InlineData("""{"schedule":"every morning"}""", "every morning")]
    [InlineData("""{"everyMs":60000}""", "every 1m")]
    [InlineData("""{"schedule":{},"cron":"0 2 * * *","tz":"UTC"}""", "cron 0 2 * * * (UTC)")]
    [InlineData("""{"schedule":"","atMs":1772355600000}""", "at 2026-03-01T09:00:00Z")]
    [InlineData("""{"schedule":[],"expr":"0 2 * * *"}""", "cron 0 2 * * *")]
    [InlineData("""{"schedule":{"kind":"at","at":"soon"}}""", "unknown")]
    [InlineData("""{"schedule":{"kind":"cron","expr":"0 2 * * *","tz":{}}}""", "cron 0 2 * * *")]
    [InlineData("""{"schedule":7}""", "unknown")]
    [InlineData("""{"schedule":null}""", "unknown")]
    public void The_schedule_of_a_job_is_read_as_OpenClaw_reads_it(string job, string expected) =>
        Assert.Equal(expected, ScheduleReader.OfJob(new JsonFields(JsonDocument.Parse(job).RootElement, new IgnoredFields())).Text);

    [Fact]
    public void A_missing_schedule_is_unknown() => Assert.Equal("unknown", ScheduleReader.Read(null).Text);
}
