using CsCheck;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Detection.Text;
using OpenClawSync.Protection;

namespace OpenClawSync.Core.Tests.Protection;

public class TextRedactorTests
{
    private static readonly string[] Secrets =
    [
        Samples.GitHubToken,
        "AKIA" + "Q7M2K9X4T6Z1V8B3",
        "xoxb-" + "271828182845-314159265358-Kd8fJq2LmN5pRs7TvWxYz1Ab",
        "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiJmaXh0dXJlIn0.bm90LWEtcmVhbC1zaWduYXR1cmU",
    ];

    private static readonly Gen<string> Pieces = Gen.OneOf(
        OneOf(Secrets),
        OneOf(
            "/home/claw/x",
            "C:\\Users\\claw\\y",
            "[REDACTED]",
            "password: hunter2-sample",
            "token=",
            "🦞",
            "e\u0301",
            "你好",
            "\r\n",
            " ",
            "word"
        ),
        Gen.String[0, 12]
    );

    private static readonly Gen<(string Text, int Length)> Cases = Gen.Select(
        Pieces.Array[0, 30],
        Gen.Int[1, 200],
        (pieces, length) => (string.Join(' ', pieces), length)
    );

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    [Fact]
    public void Redaction_is_idempotent() =>
        Cases.Sample(sample =>
        {
            var once = TestProtection.Redactor.Redact(sample.Text, sample.Length).Text;

            Assert.Equal(once, TestProtection.Redactor.Redact(once, sample.Length).Text);
        });

    [Fact]
    public void No_planted_secret_survives() =>
        Cases.Sample(sample =>
        {
            var text = TestProtection.Redactor.Redact(sample.Text, int.MaxValue).Text;

            Assert.DoesNotContain(Secrets, secret => text.Contains(secret, StringComparison.Ordinal));
        });

    [Fact]
    public void The_result_never_exceeds_the_length_and_is_always_well_formed() =>
        Cases.Sample(sample =>
        {
            var text = TestProtection.Redactor.Redact(sample.Text, sample.Length).Text;

            Assert.True(text.Length <= Math.Max(sample.Length, Placeholder.Text.Length));
            Assert.Equal(text, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));
        });

    [Theory]
    [InlineData("/home/claw/.openclaw/x", "~/.openclaw/x")]
    [InlineData("see file:///Users/sam/notes.md", "see file://~/notes.md")]
    [InlineData(@"C:\Users\Sam\AppData", @"~\AppData")]
    [InlineData("cd /root; ls", "cd ~; ls")]
    [InlineData("https://example.test/home/page", "https://example.test/home/page")]
    [InlineData("/rooted/x", "/rooted/x")]
    public void Home_folders_become_a_tilde(string text, string expected) =>
        Assert.Equal(expected, TestProtection.Redactor.Redact(text, 100).Text);

    [Fact]
    public void A_cut_never_splits_a_grapheme()
    {
        Assert.Equal("ab…", TextCut.To("abe\u0301\u0301\u0301\u0301x", 4));
        Assert.Equal("a…", TextCut.To("a👨‍👩‍👧‍👦bcd", 6));
    }

    [Fact]
    public void A_cut_never_splits_the_placeholder() => Assert.Equal("key…", TextCut.To("key [REDACTED] and more text", 9));

    [Fact]
    public void Oversized_text_is_replaced_as_a_whole()
    {
        var result = TestProtection.Redactor.Redact(new string('a', TextRedactor.MaxLength + 1), 500);

        Assert.Equal(Placeholder.Text, result.Text);
        Assert.Equal("oversized", Assert.Single(result.Hits).Reason);
    }
}
