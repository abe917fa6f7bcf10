namespace OpenClawSync.Core.Tests.Sources.Notes;

/// <summary>Rule 6: times in headings.</summary>
public class EntryTimeTests
{
    [Theory]
    [InlineData("11:26 UTC - Rotated the staging key", "11:26 UTC")]
    [InlineData("19:38 - Something", "19:38")]
    [InlineData("14:35 UTC — Something", "14:35 UTC")]
    [InlineData("16:25-16:28 UTC - Something", "16:25 UTC")]
    [InlineData("🏠 17:16 UTC - Home automation", "17:16 UTC")]
    [InlineData("20:50 综合评测", "20:50")]
    [InlineData("9:05 Stand-up", "09:05")]
    [InlineData("10:31: a colon", "10:31")]
    public void A_time_may_come_first(string heading, string time) => Assert.Equal(time, TimeOf(heading));

    [Theory]
    [InlineData("🎤 Audio [17:36 UTC]", "17:36 UTC")]
    [InlineData("Night [13:50-14:00 UTC]", "13:50 UTC")]
    [InlineData("v2 — 下課後 (16:47)", "16:47")]
    [InlineData("Dashboard Development (started 08:28)", "08:28")]
    [InlineData("Cycle #70: Learning (10:31 AM, learn)", "10:31")]
    [InlineData("Lumber run (2:38 AM)", "02:38")]
    [InlineData("Cycle #85-86 Addendum (18:01-18:31 PM)", "18:01")]
    [InlineData("Evening Session (~1PM-9PM)", "13:00")]
    [InlineData("凌晨（~04:00-05:00）", "04:00")]
    [InlineData("凌晨（～04:00～05:00）", "04:00")]
    [InlineData("会议【１３：５５】", "13:55")]
    [InlineData("Sweep (auto, 02/25 23:52)", "23:52")]
    [InlineData("Hourly Summary: 14:00 - 14:59", "14:00")]
    public void A_time_may_come_last(string heading, string time) => Assert.Equal(time, TimeOf(heading));

    [Theory]
    [InlineData("Session: 2026-04-13 14:01:38 UTC", "14:01 UTC")]
    [InlineData("Session: 2026-11-23 01:45:54 GMT+1", "01:45 GMT+1")]
    [InlineData("Session: 2026-11-23 01:45:54 America/New_York", "01:45 America/New_York")]
    [InlineData("2026-03-12 – Review (UTC 15:56)", "15:56 UTC")]
    [InlineData("Review 2026-03-29 20:23", "20:23")]
    [InlineData("2026-11-23T01:45Z", "01:45 Z")]
    [InlineData("2026-11-23T01:45:54.123Z", "01:45 Z")]
    [InlineData("2026-11-23T01:45:54-05:00", "01:45 -05:00")]
    [InlineData("2026-11-23T01:45:54+0530", "01:45 +0530")]
    public void A_date_may_stand_before_the_time(string heading, string time) => Assert.Equal(time, TimeOf(heading));

    [Theory]
    [InlineData("13:55 (GMT+3)", "13:55 GMT+3")]
    [InlineData("13:55 (UTC+05:30) call", "13:55 UTC+05:30")]
    [InlineData("13:55 GMT", "13:55 GMT")]
    [InlineData("13:55 PST", "13:55 PST")]
    [InlineData("13:55 CET: call", "13:55 CET")]
    [InlineData("13:55 JST", "13:55 JST")]
    [InlineData("9:30 AM EST", "09:30 EST")]
    [InlineData("13:55 Europe/Berlin", "13:55 Europe/Berlin")]
    [InlineData("13:50 UTC - 14:00 UTC", "13:50 UTC")]
    [InlineData("13:55（GMT＋3）", "13:55 GMT+3")]
    [InlineData("13:55 -0500", "13:55 -0500")]
    [InlineData("13:55 UTCTIME", "13:55")]
    [InlineData("13:55 ESTIMATE", "13:55")]
    [InlineData("13:55 Src/Main", "13:55")]
    [InlineData("04:05 WITA — First check", "04:05 WITA")]
    [InlineData("Stack enabled (10:21 AM CT)", "10:21 CT")]
    [InlineData("10:21 AM PT - Stack enabled", "10:21 PT")]
    [InlineData("09:00 EAT", "09:00 EAT")]
    [InlineData("9:00-10:00 ET: call", "09:00 ET")]
    [InlineData("Gate (09:15 Cairo)", "09:15 Cairo")]
    [InlineData("06:09 New York — call", "06:09 New York")]
    [InlineData("06:09 Ho Chi Minh, call", "06:09 Ho Chi Minh")]
    [InlineData("14:20 deployed v2", "14:20")]
    [InlineData("14:20 Deployed", "14:20")]
    [InlineData("14:20 London trip", "14:20")]
    [InlineData("14:20 CT scan", "14:20")]
    [InlineData("14:20 API - fixed", "14:20")]
    [InlineData("14:20 TEST", "14:20")]
    public void The_time_zone_is_kept_as_written(string heading, string time) => Assert.Equal(time, TimeOf(heading));

    [Theory]
    [InlineData("12:00 AM", "00:00")]
    [InlineData("12:15 PM", "12:15")]
    [InlineData("12:00 PM", "12:00")]
    [InlineData("1PM", "13:00")]
    [InlineData("at 1 PM", "13:00")]
    [InlineData("(9 am)", "09:00")]
    [InlineData("9:15 p.m.", "21:15")]
    [InlineData("2:00-3:00 PM", "14:00")]
    [InlineData("11:30-1:00 PM", "11:30")]
    [InlineData("11:30PM-12:30AM", "23:30")]
    [InlineData("1-9PM", "13:00")]
    [InlineData("3:00PM开会", "15:00")]
    public void AM_and_PM_are_understood(string heading, string time) => Assert.Equal(time, TimeOf(heading));

    [Theory]
    [InlineData("00:00", "00:00")]
    [InlineData("23:59", "23:59")]
    [InlineData("24:00 or 08:15", "08:15")]
    [InlineData("First 08:00 then 09:00", "08:00")]
    public void The_first_valid_time_is_used(string heading, string time) => Assert.Equal(time, TimeOf(heading));

    [Theory]
    [InlineData("Scored 9/10")]
    [InlineData("arXiv 2603.14343")]
    [InlineData("Order #1353")]
    [InlineData("Tag v1:20")]
    [InlineData("1:20:30:40")]
    [InlineData("localhost:8080")]
    [InlineData("10.0.0.1:10")]
    [InlineData("A 16:9 screen")]
    [InlineData("24:00")]
    [InlineData("25:10")]
    [InlineData("12:60")]
    [InlineData("123:45")]
    [InlineData("12:345")]
    [InlineData("12:30.5")]
    [InlineData("2026-04-13")]
    [InlineData("13PM")]
    [InlineData("I am 3")]
    [InlineData("Sprint 3 am Montag")]
    [InlineData("UTC+05:30")]
    [InlineData("#12:30")]
    [InlineData("Run `13:55` again")]
    [InlineData("<http://e.com/(13:55)> `13:55`")]
    [InlineData("http://e.com/(13:55)")]
    [InlineData("site-universidade — estado em 2026-05-10")]
    public void Text_that_only_resembles_a_time_is_not_one(string heading) => Assert.Null(TimeOf(heading));

    [Fact]
    public void A_subsection_does_not_inherit_the_time() =>
        Assert.Equal(["[A 13:55]@13:55", "[A 13:55 / B]"], Notes.Daily("# A 13:55\na\n## B\nb").Select(Notes.Place));

    [Fact]
    public void A_longterm_heading_has_a_time_too() => Assert.Equal("13:55", Assert.Single(Notes.Longterm("# A 13:55\na")).Time);

    [Fact]
    public void Markup_inside_a_time_does_not_hide_it() => Assert.Equal("13:55 GMT+3", TimeOf("**13:55** (*GMT+3*)"));

    private static string? TimeOf(string heading)
    {
        var entry = Assert.Single(Notes.Daily($"## {heading}\n\ntext"));
        Assert.Null(entry.MarkerTime);
        return entry.Time;
    }
}
