namespace OpenClawSync.Core.Tests.Sources.Notes;

/// <summary>Rules 4 and 5: time markers split the sections of daily notes.</summary>
public class TimeMarkerTests
{
    [Theory]
    [InlineData("13:55 text", "13:55")]
    [InlineData("- 13:55 (GMT+3) text", "13:55 GMT+3")]
    [InlineData("- **03:01** — text", "03:01")]
    [InlineData("- **03:01** — 4:15 PM was the plan", "03:01")]
    [InlineData("- [04:00] text", "04:00")]
    [InlineData("**13:20** text", "13:20")]
    [InlineData("**13:20:** text", "13:20")]
    [InlineData("* 9:05 text", "09:05")]
    [InlineData("1. 09:05 text", "09:05")]
    [InlineData("- [x] 09:05 text", "09:05")]
    [InlineData("-\t09:05 text", "09:05")]
    [InlineData("- ~~09:05 text~~", "09:05")]
    [InlineData("- ~1PM text", "13:00")]
    [InlineData("- (~1PM-3PM) text", "13:00")]
    [InlineData("- 10:31 AM text", "10:31")]
    [InlineData("- 13:50-14:00 UTC: text", "13:50 UTC")]
    [InlineData("- [17:36 UTC] text", "17:36 UTC")]
    [InlineData("- [04:00] (UTC) text", "04:00 UTC")]
    [InlineData("- 14:01:38 UTC text", "14:01 UTC")]
    [InlineData("- （～04:00）text", "04:00")]
    [InlineData("- 【04:00】text", "04:00")]
    [InlineData("13:55", "13:55")]
    public void A_block_that_begins_with_a_time_opens_an_entry(string block, string time)
    {
        var entry = Assert.Single(Notes.Daily($"## Log\n\n{block}"));

        Assert.Equal(["[Log · " + time[..5] + "]@" + time + " 3-3"], new[] { entry }.Outline());
    }

    [Theory]
    [InlineData("At 13:55 text")]
    [InlineData("`13:55` text")]
    [InlineData("> 13:55 text")]
    [InlineData("- - 13:55 text")]
    [InlineData("- text\n  - 13:55 text")]
    [InlineData("    13:55 text")]
    [InlineData("```\n13:55 text\n```")]
    [InlineData("<div>\n13:55 text\n</div>")]
    [InlineData("#### 13:55 text")]
    [InlineData("v1:20 text")]
    [InlineData("- 9/10 text")]
    [InlineData("- 24:00 text")]
    [InlineData("16:9 text")]
    [InlineData("text\n13:55 text")]
    [InlineData("- text\n\n  13:55 text")]
    [InlineData("| 13:55 | a |\n|---|---|\n| 14:55 | b |")]
    public void Other_blocks_do_not_open_an_entry(string block)
    {
        var entry = Assert.Single(Notes.Daily($"## Log\n\n{block}"));

        Assert.Null(entry.MarkerTime);
        Assert.Equal(1, entry.LineStart);
    }

    [Fact]
    public void An_entry_extends_to_the_next_marker_or_the_end_of_the_section() =>
        Assert.Equal(
            ["[Log · 13:00]@13:00 2-5", "[Log · 14:00]@14:00 7-7", "[Log / Sub] 8-9"],
            Notes.Daily("# Log\n13:00 a\n\n- x\n- y\n\n14:00 b\n## Sub\nc").Outline()
        );

    [Fact]
    public void Text_before_the_first_marker_is_the_entry_of_the_section() =>
        Assert.Equal(
            ["[Log 09:00]@09:00 1-3", "[Log 09:00 · 13:00]@13:00 5-5"],
            Notes.Daily("# Log 09:00\n\nSlow start.\n\n- 13:00 a").Outline()
        );

    [Fact]
    public void List_items_before_the_first_marker_belong_to_the_entry_of_the_section() =>
        Assert.Equal(["[Log] 1-3", "[Log · 13:00]@13:00 4-4"], Notes.Daily("# Log\n- a\n- b\n- 13:00 c").Outline());

    [Fact]
    public void Items_without_a_marker_belong_to_the_previous_entry() =>
        Assert.Equal(
            ["[Log · 13:00]@13:00 2-6", "[Log · 14:00]@14:00 7-7"],
            Notes.Daily("# Log\n- 13:00 a\n- b\n  - 13:30 nested\n\n- c\n- 14:00 d").Outline()
        );

    [Fact]
    public void An_item_may_contain_several_blocks() =>
        Assert.Equal(
            ["[Log · 13:00]@13:00 2-6", "[Log · 14:00]@14:00 8-8"],
            Notes.Daily("# Log\n- 13:00 a\n\n  more\n\n  > quoted\n\n- 14:00 b").Outline()
        );

    [Fact]
    public void An_item_whose_text_begins_on_the_next_line_starts_at_its_bullet() =>
        Assert.Equal(["[Log · 13:00]@13:00 2-3"], Notes.Daily("# Log\n-\n  13:00 a").Outline());

    [Fact]
    public void Only_sections_are_split() => Assert.Equal(["[] 1-3"], Notes.Daily("13:00 a\n\n14:00 b").Outline());

    [Fact]
    public void Only_daily_notes_are_split() => Assert.Equal(["[Log] 1-3"], Notes.Longterm("# Log\n- 13:00 a\n- 14:00 b").Outline());

    [Fact]
    public void A_subsection_is_split_as_well() => Assert.Equal(["[A / B · 13:00]@13:00 3-3"], Notes.Daily("# A\n## B\n13:00 a").Outline());

    [Fact]
    public void A_paragraph_above_a_table_may_have_a_marker() =>
        Assert.Equal(["[Log · 13:00]@13:00 2-4"], Notes.Daily("# Log\n13:00 a\n|b|c|\n|-|-|").Outline());

    [Fact]
    public void The_body_keeps_the_marker() =>
        Assert.Equal("13:55 (GMT+3) text", Assert.Single(Notes.Daily("# Log\n- **13:55** (GMT+3) text")).Body.Text);
}
