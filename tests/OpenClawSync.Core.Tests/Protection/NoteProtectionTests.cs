using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Protection;

namespace OpenClawSync.Core.Tests.Protection;

public class NoteProtectionTests
{
    private const string Key =
        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ\n"
        + "# QyNTUxOQAAACBmaXh0dXJla2V5Zml4dHVyZWtleWZpeHR1\n-----END OPENSSH PRIVATE KEY-----";

    [Fact]
    public void A_private_key_that_spans_two_sections_is_redacted_in_both()
    {
        var records = Protect($"## One\n\nfirst\n\n{Key}\n\nlast\n");

        Assert.DoesNotContain(
            records.SelectMany(record => record.Fields.Values),
            value =>
                value is string text
                && (text.Contains("b3Blbn", StringComparison.Ordinal) || text.Contains("QyNTUx", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void The_path_of_a_redaction_has_line_numbers_relative_to_the_entry()
    {
        var record = Protect($"# Top\n\nintro\n\n## Keys\n\ntext\n\n{Key.Replace("# ", "", StringComparison.Ordinal)}\n")[^1];

        Assert.Equal("text [REDACTED]", record.Fields["snippet"]);
        Assert.Equal(["snippet@L5-L8"], record.RedactedPaths);
        Assert.Equal("private-key", record.RedactionReason);
    }

    [Fact]
    public void Text_inserted_above_an_entry_changes_neither_its_key_nor_its_fingerprint()
    {
        var text = $"## Keys\n\ntoken {Samples.GitHubToken}\n";
        var (before, after) = (Protect(text)[0], Protect("## Above\n\nnew text\n\n" + text)[^1]);

        Assert.Equal(before.SourceKey, after.SourceKey);
        Assert.Equal(before.Fingerprint, after.Fingerprint);
        Assert.NotEqual(before.Fields["lineStart"], after.Fields["lineStart"]);
    }

    [Fact]
    public void A_secret_that_only_rendering_reveals_is_found()
    {
        var token = Samples.GitHubToken;
        var record = Protect($"## A\n\nx {token[..10]}**{token[10..]}** y\n")[0];

        Assert.Equal("x [REDACTED] y", record.Fields["snippet"]);
        Assert.Equal(["snippet@L3-L3"], record.RedactedPaths);
    }

    [Fact]
    public void A_secret_in_a_heading_is_redacted_in_the_title()
    {
        var record = Protect($"## Token {Samples.GitHubToken} rotated\n\nbody\n")[0];

        Assert.Equal("Token [REDACTED] rotated", record.Title);
        Assert.Contains("title", record.RedactedPaths);
    }

    [Fact]
    public void Headings_that_redaction_makes_equal_keep_distinct_keys()
    {
        var other = Samples.GitHubToken[..^1] + "x";
        var records = Protect($"## {Samples.GitHubToken}\n\none\n\n## {other}\n\ntwo\n");

        Assert.Equal(2, records.Select(record => record.SourceKey).Distinct().Count());
    }

    [Fact]
    public void Section_ids_are_stable_when_bodies_change_and_other_sections_come_and_go()
    {
        var before = Protect("# Log\n\n## 09:00 A\n\nx\n\n## B\n\ny\n\n## B\n\nz\n");
        var after = Protect("# Log\n\n## New\n\nn\n\n## B\n\ny changed\n\n## B\n\nz\n\n## 09:00 A\n\nx changed\n");

        Assert.Equal(
            before.Select(record => record.SourceKey).Order(),
            after.Where(record => record.Title != "New").Select(record => record.SourceKey).Order()
        );
    }

    [Fact]
    public void A_tag_inside_a_hit_is_redacted()
    {
        var record = Protect("## A\n\npassword: abc-#sesame99 and #garden\n")[0];

        Assert.DoesNotContain((IEnumerable<string>)record.Fields["tags"], tag => tag.Contains("sesame", StringComparison.Ordinal));
        Assert.Contains("garden", (IEnumerable<string>)record.Fields["tags"]);
    }

    [Fact]
    public void The_snippet_is_truncated_after_redaction_with_an_ellipsis()
    {
        var record = TestProtection
            .Protector(snippetLength: 24)
            .Protect(Samples.Note($"## A\n\nbefore {Samples.GitHubToken} after and on\n")[0]);

        Assert.Equal("before [REDACTED] after…", record.Fields["snippet"]);
    }

    private static List<ProtectedRecord> Protect(string text)
    {
        var protector = TestProtection.Protector();
        return [.. Samples.Note(text).Select(protector.Protect)];
    }
}
