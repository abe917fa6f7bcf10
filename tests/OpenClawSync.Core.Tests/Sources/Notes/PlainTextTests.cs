using OpenClawSync.Records.Notes;

namespace OpenClawSync.Core.Tests.Sources.Notes;

/// <summary>Rule 10: the body as plain text.</summary>
public class PlainTextTests
{
    [Theory]
    [InlineData("**bold** *slanted* ~~struck~~ `code`", "bold slanted struck code")]
    [InlineData("snake_case 2*3*4 a~b", "snake_case 234 a~b")]
    [InlineData("- one\n- two\n  1. three", "one two three")]
    [InlineData("- [ ] open\n- [x] done", "open done")]
    [InlineData("> quoted\n> > deeper", "quoted deeper")]
    [InlineData("one\n\n---\n\n***\n\ntwo", "one two")]
    [InlineData("#### deeper heading\ntext", "deeper heading text")]
    [InlineData("| a | b |\n|---|:-:|\n| 1 | **2** |", "a b 1 2")]
    [InlineData("hard  \nbreak and\\\nanother", "hard break and another")]
    [InlineData("\\*escaped\\* &lt;entity&gt; &amp; &#x41;", "*escaped* <entity> & A")]
    public void Markup_is_removed(string text, string plain) => Assert.Equal(plain, Notes.Body(text));

    [Theory]
    [InlineData("a  b\t c\n d\u00a0e\u3000f\u2028g\fh", "a b c d e f g h")]
    [InlineData("  a\r\n\r\n\r\n  b  ", "a b")]
    [InlineData("a&nbsp;&nbsp;b", "a b")]
    [InlineData("a\0b\u0001c", "a b c")]
    public void White_space_and_control_characters_collapse(string text, string plain) => Assert.Equal(plain, Notes.Body(text));

    [Theory]
    [InlineData("```text\n## 23:59 not a heading\n  indented\n```", "## 23:59 not a heading indented")]
    [InlineData("    **code**\n\n    more", "**code** more")]
    [InlineData("- a\n\n\t\tcode", "a code")]
    [InlineData("`` a`b ``", "a`b")]
    [InlineData("> `two\n> lines`", "two lines")]
    [InlineData("```\nunclosed", "unclosed")]
    public void Code_is_kept_as_text(string text, string plain) => Assert.Equal(plain, Notes.Body(text));

    [Theory]
    [InlineData("a <!-- gone --> b", "a b")]
    [InlineData("<!-- gone\n\n# gone --> kept\n\nb", "kept b")]
    [InlineData("<!-- never closed\n\ngone", "")]
    [InlineData("<div><!-- gone\nstill --> kept</div>", "kept")]
    public void Comments_are_removed(string text, string plain) => Assert.Equal(plain, Notes.Body(text));

    [Theory]
    [InlineData("a <b>bold</b> c<br>d", "a bold c d")]
    [InlineData("<table>\n<tr><td class=\"x\">one</td><td\n  id=\"y\">two</td></tr>\n</table>", "one two")]
    [InlineData("<div>a < b and 1<2</div>", "a < b and 1<2")]
    [InlineData("<div>\nan open <span and no end", "an open <span and no end")]
    [InlineData("> <div>\n> quoted\n> </div>", "quoted")]
    [InlineData("> <div>\n>\t\ta <b>c</b></div>", "a c")]
    public void Html_tags_are_removed_and_their_text_is_kept(string text, string plain) => Assert.Equal(plain, Notes.Body(text));

    [Theory]
    [InlineData("[text](http://e.com \"title\")", "text")]
    [InlineData("![alt *text*](http://e.com/a.png \"title\")", "alt text")]
    [InlineData("[text][ref] and [ref]\n\n[ref]: http://e.com", "text and ref")]
    [InlineData("<http://e.com/a_b> <a@b.org>", "http://e.com/a_b a@b.org")]
    [InlineData("see http://e.com/_a_/*b*?c=d&e=f and www.e.com/_x_", "see http://e.com/_a_/*b*?c=d&e=f and www.e.com/_x_")]
    [InlineData("[not a link] and [neither](", "[not a link] and [neither](")]
    public void Links_keep_their_text_and_bare_URLs_are_kept(string text, string plain) => Assert.Equal(plain, Notes.Body(text));

    [Fact]
    public void A_heading_is_rendered_as_plain_text() =>
        Assert.Equal(
            "A bold [link] & code",
            Assert.Single(Notes.Longterm("#\tA  **bold** [[link]](http://e.com) &amp; `code` ##\ntext")).HeadingPath[0].Text
        );

    [Fact]
    public void A_piece_as_long_as_its_source_equals_it() =>
        Assert.Equal(["See <= See", "the <= the", "key <= key", "AKIA <= AKIA", "now <= now"], Pieces("See **the** key\n> `AKIA`  now"));

    [Fact]
    public void A_space_within_a_line_is_part_of_its_piece() => Assert.Equal(["a b <= a b", "c <= c"], Pieces("a b  c"));

    [Fact]
    public void The_backslash_of_an_escape_is_not_part_of_its_piece() => Assert.Equal(["a <= a", "*b <= *b"], Pieces("a\\*b"));

    [Fact]
    public void An_entity_corresponds_to_its_source_as_a_whole() => Assert.Equal(["a <= a", "& <= &amp;", "b <= b"], Pieces("a&amp;b"));

    [Fact]
    public void Code_after_a_partly_consumed_tab_is_traced_to_its_source() =>
        Assert.Equal(["a <= a", "code <= code"], Pieces("> a\n>\n>\t\tcode"));

    [Fact]
    public void A_heading_after_a_tab_is_traced_to_its_source()
    {
        const string Text = "intro\n\n#\tA secret\ntext";
        var heading = Notes.Longterm(Text)[1].HeadingPath[0];

        Assert.Equal(["A secret <= A secret"], Pieces(Text, heading));
    }

    [Fact]
    public void Pieces_count_from_the_start_of_a_note_with_a_byte_order_mark() =>
        Assert.Equal(["a <= a", "& <= &amp;"], Pieces("\ufeffa&amp;"));

    private static IEnumerable<string> Pieces(string text) => Pieces(text, Assert.Single(Notes.Longterm(text)).Body);

    private static IEnumerable<string> Pieces(string text, RenderedText rendered) =>
        rendered.Pieces.Select(piece =>
            $"{rendered.Text.AsSpan(piece.TextStart, piece.TextLength)}" + $" <= {text.AsSpan(piece.SourceStart, piece.SourceLength)}"
        );
}
