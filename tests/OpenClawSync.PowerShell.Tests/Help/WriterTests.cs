using System.Xml.Linq;
using OpenClawSync.HelpMaker.Reading;
using OpenClawSync.HelpMaker.Writing;

namespace OpenClawSync.PowerShell.Tests.Help;

/// <summary>Conversion of doc comments and Markdown to help.</summary>
public sealed class WriterTests
{
    [Fact]
    public void Paragraphs_of_a_comment_become_lines_and_code_gets_back_ticks()
    {
        var comment = XElement.Parse("<remarks> Loose\n  text. <para>A <c>name</c> and <see cref=\"T:A.B\" />.</para></remarks>");

        Assert.Equal(["Loose text.", "A `name` and B."], DocText.Paragraphs(comment));
    }

    [Theory]
    [InlineData("One. Two. Three.", "One.", "Two. Three.")]
    [InlineData("Only one, a.b counts as none.", "Only one, a.b counts as none.", "")]
    public void The_first_sentence_is_the_synopsis(string text, string first, string others) =>
        Assert.Equal((first, others), DocText.Split(text));

    [Fact]
    public void Code_keeps_its_own_indentation_and_loses_that_of_the_comment() =>
        Assert.Equal("if ($x) {\n    'y'\n}", DocText.Code("\n            if ($x) {\n                'y'\n            }\n            "));

    [Fact]
    public void An_example_has_a_title_before_its_code_and_remarks_after_it()
    {
        var example = Assert.Single(
            ExampleReader.Read(
                XElement.Parse(
                    "<member><example><para>Do it.</para><code needs=\"terminal\">Get-It</code><para>Done.</para></example></member>"
                )
            )
        );

        Assert.Equal(("Do it", "Get-It", "terminal"), (example.Title, example.Code, example.Needs));
        Assert.Equal(["Done."], example.Remarks);
    }

    [Fact]
    public void An_unknown_need_is_rejected() => Assert.Throws<ArgumentException>(() => Need.Sentence("luck"));

    [Fact]
    public void A_topic_becomes_plain_text_of_80_columns()
    {
        var text = TopicText.Format(
            """
            # about_It

            ## Short description

            Word `code` and more words, as many as it takes to get beyond the end of a line of eighty characters.

            ### Part

            - one
            - two

            | name | means |
            |---|---|
            | A | first |

            <!-- not for readers -->

            ```powershell
            Get-It |
                Push-It
            ```
            """
        );

        Assert.Equal(
            """
            TOPIC
                about_It

            SHORT DESCRIPTION

                Word code and more words, as many as it takes to get beyond the end of a
                line of eighty characters.

              Part

                - one
                - two

                A
                    first

                    Get-It |
                        Push-It

            """,
            text
        );
    }
}
