namespace OpenClawSync.Core.Tests.Sources.Notes;

/// <summary>Rules 1 to 3 and 9: headings open sections, and every line of the note belongs to one entry at most.</summary>
public class SectionTests
{
    [Fact]
    public void Headings_of_the_first_three_levels_open_sections() =>
        Assert.Equal(
            ["[A] 1-2", "[A / B] 3-4", "[A / B / C] 5-8", "[D] 9-10"],
            Notes.Longterm("# A\na\n## B\nb\n### C\nc\n#### deeper\nd\n# D\nd").Outline()
        );

    [Fact]
    public void Setext_headings_open_sections() =>
        Assert.Equal(["[A] 1-3", "[A / B and more] 5-8"], Notes.Longterm("A\n===\na\n\nB\nand more\n---\nb").Outline());

    [Fact]
    public void Headings_nest_when_a_level_is_skipped() =>
        Assert.Equal(["[A / C] 2-3", "[A / B] 4-5"], Notes.Longterm("# A\n### C\nc\n## B\nb").Outline());

    [Theory]
    [InlineData("> # quoted")]
    [InlineData("- # listed")]
    [InlineData("```\n# code\n```")]
    [InlineData("```\n# unclosed")]
    [InlineData("~~~\n# code\n```\n# code")]
    [InlineData("    # code")]
    [InlineData("<!--\n# comment\n\n# comment\n-->")]
    [InlineData("<div>\n# html\n</div>")]
    [InlineData("<script>\n\n# html\n\n</script>")]
    [InlineData("#no space")]
    [InlineData("\\# escaped")]
    public void A_block_that_is_not_a_heading_opens_no_section(string block) =>
        Assert.Equal(["A"], Assert.Single(Notes.Longterm($"# A\n{block}")).HeadingPath.Select(heading => heading.Text));

    [Fact]
    public void Text_before_the_first_heading_is_an_entry() =>
        Assert.Equal(["[] 2-4", "[A] 5-6"], Notes.Daily("\nintro\n\nmore\n# A\na").Outline());

    [Fact]
    public void A_note_without_headings_is_one_entry() => Assert.Equal(["[] 1-3"], Notes.Daily("a\n\nb\n").Outline());

    [Theory]
    [InlineData("")]
    [InlineData("\n \t\n\r\n")]
    [InlineData("\ufeff")]
    [InlineData("\u00a0\u3000\n\f")]
    [InlineData("# A\n")]
    [InlineData("# A\n\n##\n")]
    [InlineData("---\ntags: a\n---\n")]
    public void A_note_without_text_has_no_entries(string text) => Assert.Empty(Notes.Daily(text));

    [Theory]
    [InlineData("# Day\n## Sent 120 mails\n## C\nc", "[Day / Sent 120 mails] 2-2", "[Day / C] 3-4")]
    [InlineData("# Day\n\nSent 120 mails\n---\n\n## C\nc", "[Day / Sent 120 mails] 3-4", "[Day / C] 6-7")]
    [InlineData(
        "# Day\n## Live\n### 14:20 deployed v2\n### 14:35 green",
        "[Day / Live / 14:20 deployed v2]@14:20 3-3",
        "[Day / Live / 14:35 green]@14:35 4-4"
    )]
    [InlineData("# Day\n# Sent 120 mails\n", "[Sent 120 mails] 2-2")]
    [InlineData("intro\n# Day\n## Done", "[] 1-1", "[Day / Done] 3-3")]
    public void A_heading_that_says_something_by_itself_is_an_entry(string text, params string[] entries)
    {
        var found = Notes.Longterm(text);

        Assert.Equal(entries, found.Outline());
        Assert.All(
            found.Where(entry => entry.LineStart == entry.LineEnd && entry.HeadingPath.Count > 0),
            entry => Assert.Empty(entry.Body.Text)
        );
    }

    [Theory]
    [InlineData("# A\n## B\n### C\nc", "[A / B / C] 3-4")]
    [InlineData("# A\n## Log\n- 13:55 called", "[A / Log · 13:55]@13:55 3-3")]
    [InlineData("# A\n##\n## C\nc", "[A / C] 3-4")]
    public void A_heading_that_introduces_others_is_not_an_entry(string text, params string[] entries) =>
        Assert.Equal(entries, Notes.Daily(text).Outline());

    [Fact]
    public void A_heading_without_text_is_part_of_the_path() => Assert.Equal(["[ / B] 2-3"], Notes.Longterm("#\n## B\nb").Outline());

    [Fact]
    public void Sections_with_the_same_name_stay_separate() =>
        Assert.Equal(["[A] 1-2", "[A] 3-4"], Notes.Longterm("# A\na\n# A\nb").Outline());

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void All_line_endings_count_alike(string newLine) =>
        Assert.Equal(
            ["[] 4-4", "[A] 6-9"],
            Notes.Daily(string.Join(newLine, "---", "tags: x", "---", "intro", "", "A", "===", "a", "b", "", "")).Outline()
        );

    [Fact]
    public void Only_line_breaks_separate_lines() => Assert.Equal(["[A] 1-3"], Notes.Longterm("# A\na\fb\u2028c\u0085d\ve\nf").Outline());

    [Fact]
    public void A_byte_order_mark_hides_neither_front_matter_nor_a_heading()
    {
        Assert.Equal(["[A] 4-5"], Notes.Longterm("\ufeff---\ntags: x\n---\n# A\na").Outline());
        Assert.Equal(["[A] 1-2"], Notes.Longterm("\ufeff# A\na").Outline());
    }

    [Fact]
    public void Front_matter_is_not_part_of_an_entry() =>
        Assert.Equal(["[] 5-5", "[A] 6-7"], Notes.Longterm("---\nmood: steady\n---\n\nintro\n# A\na").Outline());

    [Theory]
    [InlineData("---\nmood: steady\n...\nintro", 4)]
    [InlineData("---\n---\nintro", 1)]
    [InlineData("---\n\n# not a heading\n\n---  \nintro", 6)]
    [InlineData("---\nno end\nintro", 1)]
    [InlineData("----\na\n----\nintro", 2)]
    [InlineData(" ---\na\n---\nintro", 2)]
    public void Front_matter_ends_where_the_parser_ends_it(string text, int line) => Assert.Equal(line, Notes.Longterm(text)[^1].LineStart);

    [Fact]
    public void Link_definitions_belong_to_the_entry_that_contains_them() =>
        Assert.Equal(
            ["[A] 1-2", "[B] 3-5", "[B · 13:00]@13:00 6-6"],
            Notes.Daily("# A\n[x]: /u\nB\n===\n[y]: /u\n13:00 see [y]").Outline()
        );

    [Fact]
    public void Entries_neither_begin_nor_end_with_blank_lines() =>
        Assert.Equal(["[] 3-3", "[A] 6-10"], Notes.Longterm("\n\nintro\n\n\n# A\n\na\n\n```\n\n\n").Outline());

    [Fact]
    public void A_section_with_only_a_comment_is_an_entry_without_text()
    {
        var entry = Assert.Single(Notes.Longterm("# A\n<!-- note -->"));

        Assert.Equal((1, 2, ""), (entry.LineStart, entry.LineEnd, entry.Body.Text));
    }

    [Fact]
    public void The_note_keeps_its_text_and_hash()
    {
        var note = Notes.Split("\ufeffa", isDaily: true);

        Assert.Equal("\ufeffa", note.Text);
        Assert.Equal([1, 2, 3], note.ContentHash);
    }
}
