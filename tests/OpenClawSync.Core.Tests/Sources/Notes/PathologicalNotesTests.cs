namespace OpenClawSync.Core.Tests.Sources.Notes;

/// <summary>Texts on which a parser could throw, overflow the stack or never end have a defined result in bounded time.</summary>
public class PathologicalNotesTests
{
    private static readonly TimeSpan HangTimeout = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("[a](")]
    [InlineData("[a][")]
    [InlineData("*a ")]
    [InlineData("a**b")]
    [InlineData("_a__ ")]
    [InlineData("`a``")]
    [InlineData("<a ")]
    [InlineData("<!-- ")]
    [InlineData("&")]
    [InlineData("> ")]
    [InlineData("1. ")]
    [InlineData("> - ")]
    [InlineData("> a\n===\n")]
    [InlineData("a\n===\n")]
    [InlineData("[a]: b\n")]
    [InlineData("[a]: b\n\nx\n\n")]
    [InlineData("|a")]
    [InlineData("a|b\n-|-\n")]
    [InlineData("a\n|b|c|\n|-|-|\n\n")]
    [InlineData("![|](")]
    [InlineData("http://a.b(")]
    [InlineData("www.a(")]
    [InlineData("<div>\n<a\n")]
    [InlineData("#a")]
    [InlineData("13:")]
    [InlineData("# 1:")]
    [InlineData("```\n\n")]
    [InlineData("\r")]
    [InlineData("\0")]
    public async Task Endlessly_repeated_markup_is_split_in_bounded_time(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 300_000 / unit.Length));

        var stop = TestContext.Current.CancellationToken;
        await Task.Run(() => NoteInvariants.Check(text, isDaily: true), stop).WaitAsync(HangTimeout, stop);
    }

    [Fact]
    public void Excessively_nested_quotes_and_lists_become_text()
    {
        var deep = string.Concat(Enumerable.Repeat("> - ", 500));

        Assert.Equal(["[A] 1-2", "[B] 3-4"], Notes.Longterm($"# A\n{deep}a\n# B\nb").Outline());
    }

    [Fact]
    public void A_paragraph_with_too_much_markup_becomes_text_and_does_not_affect_the_rest()
    {
        var marks = string.Concat(Enumerable.Repeat("*a ", 20_000));
        var entries = Notes.Longterm($"# A\n{marks}\n# B\n**b**");

        Assert.Equal(["[A] 1-2", "[B] 3-4"], entries.Outline());
        Assert.StartsWith("*a *a *a", entries[0].Body.Text, StringComparison.Ordinal);
        Assert.Equal("b", entries[1].Body.Text);
    }

    [Fact]
    public void A_note_that_takes_too_much_work_is_one_entry_of_plain_text()
    {
        var text = "\n#tag **a**\n" + string.Concat(Enumerable.Repeat("\na\n===\n", 60_000)) + "\n\n";
        var entry = Assert.Single(Notes.Daily(text));

        Assert.Equal((0, 2, 180_002), (entry.HeadingPath.Count, entry.LineStart, entry.LineEnd));
        Assert.StartsWith("#tag **a** a === a ===", entry.Body.Text, StringComparison.Ordinal);
        Assert.Equal(["tag"], entry.Tags.Select(tag => tag.Name));
        NoteInvariants.CheckPieces(text, entry.Body);
    }

    [Fact]
    public void A_huge_note_is_one_entry_of_plain_text()
    {
        var text = "# A\n\n" + string.Concat(Enumerable.Repeat("- 13:55 some text of some length here\n", 300_000));

        Assert.Equal(["[] 1-300002"], Notes.Daily(text).Outline());
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: b\n")]
    [InlineData("a\n")]
    [InlineData("&a ")]
    [InlineData("- 'a\n")]
    [InlineData("\"\\")]
    [InlineData("a, ")]
    [InlineData("!a ")]
    [InlineData("| ")]
    public async Task Endlessly_repeated_front_matter_is_read_in_bounded_time(string unit)
    {
        var yaml = string.Concat(Enumerable.Repeat(unit, 300_000 / unit.Length));
        var text = $"---\ntags: {yaml}\n---\ntext";

        var stop = TestContext.Current.CancellationToken;
        await Task.Run(() => NoteInvariants.Check(text, isDaily: true), stop).WaitAsync(HangTimeout, stop);
    }
}
