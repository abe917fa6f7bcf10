namespace OpenClawSync.Core.Tests.Sources.Notes;

/// <summary>Rule 8: tags of the front matter and of the text.</summary>
public class NoteTagsTests
{
    [Theory]
    [InlineData("Ask Robin. #followup", "followup")]
    [InlineData("#One and #two, (#three) \"#four\".", "one two three four")]
    [InlineData("#Twice #twice #TWICE", "twice")]
    [InlineData("**#bold** _#slanted_ ~~#struck~~", "bold slanted struck")]
    [InlineData("#日志 and #über-cool/deep_1", "日志 über-cool/deep_1")]
    [InlineData("- #listed\n\n> #quoted\n\n| #cell |\n|---|", "listed quoted cell")]
    [InlineData("\\#escaped &#35;entity", "escaped entity")]
    [InlineData("[#linked](http://e.com)", "linked")]
    [InlineData("#end-. #2nd", "end 2nd")]
    [InlineData("#cafe #FACADE #feed #decade", "cafe facade feed decade")]
    [InlineData("#abcde #12345ab #5g #b2b2b", "abcde 12345ab 5g b2b2b")]
    public void Words_after_a_hash_sign_are_tags(string text, string tags) => Assert.Equal(tags.Split(' '), Notes.Tags(text));

    [Theory]
    [InlineData("#123 and #1353")]
    [InlineData("Primary #2AA748 on #1a1a1a, cards #FAFAFA, alarm #ff3d00, #fff, #0f08, #12ab34cd")]
    [InlineData("`#code` and ``#more``")]
    [InlineData("```\n#code\n```")]
    [InlineData("    #code")]
    [InlineData("C# and F#\\# and a#b")]
    [InlineData("http://e.com/#part and <http://e.com/#part>")]
    [InlineData("[text](http://e.com/#part)")]
    [InlineData("<!-- #comment -->")]
    [InlineData("<a href=\"#part\">text</a>")]
    [InlineData("<div style=\"color: #abcdef\">text</div>")]
    [InlineData("# a #heading\n\ntext")]
    [InlineData("#### a #heading")]
    [InlineData("# # ##a")]
    public void Other_hash_signs_are_not_tags(string text) => Assert.Empty(Notes.Longterm(text).SelectMany(entry => entry.Tags));

    [Theory]
    [InlineData("tags: [deploy, infra]")]
    [InlineData("tags:\n  - deploy\n  - Infra")]
    [InlineData("tags: deploy, infra")]
    [InlineData("tags: deploy infra")]
    [InlineData("tags: \"#deploy #infra\"")]
    [InlineData("mood: {tags: [no]}\ntags: ['#deploy', infra, deploy, {a: b}, [c]]\nmore: [no]")]
    public void Front_matter_can_contain_tags_as_a_list_or_as_text(string yaml) =>
        Assert.Equal(["deploy", "infra"], Notes.Tags($"---\n{yaml}\n---\ntext"));

    [Theory]
    [InlineData("tags:")]
    [InlineData("tags: ~")]
    [InlineData("tags: null")]
    [InlineData("tags: []")]
    [InlineData("tags: {a: b}")]
    [InlineData("tags: *alias")]
    [InlineData("tag: deploy")]
    [InlineData("- tags: deploy")]
    [InlineData("tags")]
    [InlineData("tags: [deploy")]
    [InlineData("tags: [deploy]\nbroken: [")]
    [InlineData("tags: deploy\n\tbroken: 'x")]
    [InlineData("{{{{")]
    [InlineData("tags: {\n> __* \t")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void Invalid_or_unrelated_front_matter_contains_no_tags(string yaml) =>
        Assert.Empty(Assert.Single(Notes.Longterm($"---\n{yaml}\n---\ntext")).Tags);

    [Fact]
    public void Every_entry_has_the_tags_of_the_note_before_its_own() =>
        Assert.Equal(
            ["deploy one", "deploy two"],
            Notes
                .Longterm("---\ntags: deploy\n---\n# A\n#one #deploy\n# B\n#two")
                .Select(entry => string.Join(' ', entry.Tags.Select(tag => tag.Name)))
        );

    [Fact]
    public void Only_the_entry_that_contains_a_word_has_its_tag() =>
        Assert.Equal([1, 0], Notes.Daily("# A\n- 13:00 #one\n- 14:00 two").Select(entry => entry.Tags.Count));

    [Theory]
    [InlineData("---\ntags: [Deploy, \"infra\"]\n---\nSee #Follow**up**.", "Deploy|infra|#Follow**up")]
    [InlineData("\ufeff---\r\ntags: Deploy, infra\r\n---\r\nSee #a\\_b.", "Deploy|infra|#a\\_b")]
    public void A_tag_refers_to_its_source(string text, string sources) =>
        Assert.Equal(
            sources.Split('|'),
            Assert.Single(Notes.Longterm(text)).Tags.Select(tag => text.Substring(tag.SourceStart, tag.SourceLength))
        );
}
