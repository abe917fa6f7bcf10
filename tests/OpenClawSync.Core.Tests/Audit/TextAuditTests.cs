using CsCheck;
using OpenClawSync.Audit;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Detection;
using OpenClawSync.Fingerprint;

namespace OpenClawSync.Core.Tests.Audit;

public class TextAuditTests
{
    private static readonly string Token = Samples.GitHubToken;

    private static readonly string[] Bits =
    [
        Token,
        "password: hunter2-sample",
        "\n",
        "\r\n",
        "\r",
        " ",
        "你好",
        "🦞",
        "word ",
        "\"token\": \"abcd1234efgh\"",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA1234567890abcdef\n-----END RSA PRIVATE KEY-----",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Bits.Length - 1].Select(index => Bits[index]).Array[0, 40].Select(string.Concat);

    [Theory]
    [InlineData("a T", 1, 3, 1, 42)]
    [InlineData("a\nb\r\nc\rd T", 4, 3, 4, 42)]
    [InlineData("你好 T", 1, 4, 1, 43)]
    [InlineData("🦞 T", 1, 4, 1, 43)]
    [InlineData("\ufeff\n\n\r\r\n T\n", 5, 2, 5, 41)]
    public void Lines_and_columns_are_counted_from_one(string text, int startLine, int startColumn, int endLine, int endColumn)
    {
        var finding = Assert.Single(Find(text.Replace("T", Token, StringComparison.Ordinal)));

        Assert.Equal(
            (startLine, startColumn, endLine, endColumn),
            (finding.StartLine, finding.StartColumn, finding.EndLine, finding.EndColumn)
        );
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void A_secret_of_several_lines_has_a_start_and_an_end(string end)
    {
        var lines = new[]
        {
            "x",
            "-----BEGIN RSA PRIVATE KEY-----",
            new string('M', 64),
            "MIIEpAIBAAKCAQEA1234567890abcdef",
            "-----END RSA PRIVATE KEY-----",
            "y",
        };

        var finding = Assert.Single(Find(string.Join(end, lines)));

        Assert.Equal(
            ("private-key", 2, 1, 5, 29, "128+"),
            (finding.RuleId, finding.StartLine, finding.StartColumn, finding.EndLine, finding.EndColumn, finding.LengthClass)
        );
    }

    [Fact]
    public void Findings_are_the_hits_of_the_detector_at_their_locations() =>
        Texts.Sample(
            text =>
            {
                var hits = SecretDetector.Default.Detect(text);
                var findings = Find(text);

                Assert.Equal(
                    hits.Select(hit => (hit.RuleId, Place(text, hit.Start))),
                    findings.Select(finding => (finding.RuleId, (finding.StartLine, finding.StartColumn)))
                );
                Assert.Equal(
                    hits.Select(hit => ValueHash.Compute(text.AsSpan(hit.Start, hit.Length), TestProtection.Key)),
                    findings.Select(finding => finding.Hash)
                );
            },
            iter: 300
        );

    [Fact]
    public void The_size_of_the_pieces_does_not_matter() =>
        Gen.Select(Texts, Gen.Int[1, 7])
            .Sample(
                (text, size) =>
                {
                    var audit = Audit();
                    var findings = text.Chunk(size).SelectMany(piece => audit.Add(piece)).ToList();
                    findings.AddRange(audit.End());

                    Assert.Equal(Find(text).Select(Values), findings.Select(Values));
                },
                iter: 100
            );

    [Fact]
    public void In_a_long_text_each_secret_is_found_once_at_its_location()
    {
        var filler = string.Concat(
            Enumerable.Range(0, 800).Select(index => $"line {index} of plain words, 你好, that say nothing at all\r\n")
        );
        var text = string.Concat(
            Enumerable.Range(0, 90).Select(index => filler + "x " + Token[..^2] + (char)('a' + (index % 26)) + "1 y\r\n")
        );
        Assert.True(text.Length > 3 * TextAudit.Window);

        var findings = Find(text);

        Assert.Equal(
            Enumerable.Range(1, 90).Select(index => (index * 801, 3)),
            findings.Select(finding => (finding.StartLine, finding.StartColumn))
        );
    }

    [Fact]
    public void A_secret_is_found_wherever_a_window_ends()
    {
        foreach (
            var before in (int[])
                [
                    TextAudit.Window - TextAudit.Overlap - 60,
                    TextAudit.Window - 90,
                    TextAudit.Window - 10,
                    TextAudit.Window,
                    TextAudit.Window + 3,
                ]
        )
        {
            var finding = Assert.Single(
                Find(string.Concat(Enumerable.Repeat("a ", before / 2)) + Token + new string(' ', 2 * TextAudit.Window))
            );

            Assert.Equal((1, (before / 2 * 2) + 1, "32-63"), (finding.StartLine, finding.StartColumn, finding.LengthClass));
            Assert.Equal(ValueHash.Compute(Token, TestProtection.Key), finding.Hash);
        }
    }

    [Fact]
    public void Memory_does_not_grow_with_the_text()
    {
        var audit = Audit();
        var piece = string.Concat(Enumerable.Repeat("some plain words on a line\n", 40_000));

        for (var time = 0; time < 20; time++)
        {
            audit.Add(piece);
            Assert.InRange(audit.BufferSize, 1, TextAudit.Window);
        }

        Assert.Empty(audit.End());
    }

    [Theory]
    [InlineData("password=abcd12", "1-7")]
    [InlineData("password=abcd1234", "8-15")]
    [InlineData("password=abcd1234efgh567", "8-15")]
    [InlineData("password=abcd1234efgh5678", "16-31")]
    public void A_length_is_reported_as_a_class(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(Find(text)).LengthClass);

    [Fact]
    public void A_finding_contains_nothing_of_the_secret()
    {
        var finding = Assert.Single(new SecretAuditor(SecretDetector.Default, TestProtection.Key).Find($"x {Token}", $"notes/{Token}.md"));

        Assert.All(
            typeof(SecretFinding).GetProperties(),
            property => Assert.DoesNotContain(Token[4..12], $"{property.GetValue(finding)}", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(Token[4..12], finding.ToString(), StringComparison.Ordinal);
    }

    private static TextAudit Audit() => new(SecretDetector.Default, TestProtection.Key, null);

    private static List<SecretFinding> Find(string text)
    {
        var audit = Audit();
        return [.. audit.Add(text), .. audit.End()];
    }

    private static (string, int, int, int, int, string) Values(SecretFinding finding) =>
        (finding.RuleId, finding.StartLine, finding.StartColumn, finding.EndLine, finding.EndColumn, finding.Hash);

    // Counts lines and columns in the simplest way.
    private static (int Line, int Column) Place(string text, int at)
    {
        var lines = text[..at].Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        return (lines.Length, lines[^1].Length + 1);
    }
}
