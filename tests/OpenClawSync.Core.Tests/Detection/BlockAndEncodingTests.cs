using System.Text;
using System.Text.Json;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Patterns;

namespace OpenClawSync.Core.Tests.Detection;

public class BlockAndEncodingTests
{
    private static readonly string[] Lines = [.. Enumerable.Range(1, 5).Select(i => TokenPattern.Parse("[A-Za-z0-9+/]{64}").Sample(i))];

    private static readonly string Body = string.Join('\n', Lines) + "\nkX9fq2vLm81=";

    public static TheoryData<string> Labels =>
        ["RSA PRIVATE KEY", "PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "PGP PRIVATE KEY BLOCK"];

    [Theory]
    [MemberData(nameof(Labels))]
    public void A_private_key_is_redacted_completely_with_its_header(string label)
    {
        var text = $"before\n{Block(label)}\nafter";

        Assert.Equal("before\n[REDACTED]\nafter", Redaction.Redact(text));
    }

    [Fact]
    public void A_block_may_be_indented_quoted_escaped_or_cut()
    {
        var block = Block("RSA PRIVATE KEY");
        foreach (
            var text in (string[])
                [
                    Prefixed(block, "    "),
                    Prefixed(block, "> "),
                    JsonSerializer.Serialize(new { key = block }),
                    JsonSerializer.Serialize(JsonSerializer.Serialize(new { key = block })),
                    block[..^40],
                    block.Replace("\n", "\r\n", StringComparison.Ordinal),
                    "Proc-Type: x\n"
                        + block.Replace("-----\n", "-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n", StringComparison.Ordinal),
                ]
        )
        {
            var redacted = Redaction.Redact(text);
            Assert.All(Lines, line => Assert.Null(Redaction.FindLeak(redacted, line)));
        }
    }

    [Fact]
    public void Public_blocks_are_left_alone()
    {
        foreach (var label in (string[])["PUBLIC KEY", "CERTIFICATE", "PGP PUBLIC KEY BLOCK", "SSH2 PUBLIC KEY"])
        {
            Assert.Empty(SecretDetector.Default.Detect(Block(label)));
        }
    }

    [Fact]
    public void A_PuTTY_key_is_redacted_with_its_MAC()
    {
        var text =
            $"PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: x\nPublic-Lines: 1\n{Lines[0]}\n"
            + $"Private-Lines: 2\n{Lines[1]}\n{Lines[2]}\n"
            + "Private-MAC: 9f8ce31a1b72ad009f8ce31a1b72ad009f8ce31a\nafter the key";

        Assert.Equal("[REDACTED]\nafter the key", Redaction.Redact(text));
    }

    [Theory]
    [InlineData("password=kX9fq2vLm81")]
    [InlineData("{\"api_key\":\"9f8Zq31LmB72xKd0\"}")]
    [InlineData("DATABASE_URL=postgres://claw:kX9fq2vLm@db.internal/app")]
    public void A_secret_encoded_in_Base64_is_redacted_in_its_encoded_form(string secret)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));

        Assert.Equal("config: [REDACTED] end", Redaction.Redact($"config: {encoded} end"));
        Assert.Equal("config: [REDACTED] end", Redaction.Redact($"config: {Convert.ToBase64String(Encoding.UTF8.GetBytes(encoded))} end"));
    }

    [Theory]
    [InlineData("\\\n")]
    [InlineData("\\\n    ")]
    [InlineData("\n")]
    [InlineData("\n> ")]
    [InlineData("\r\n  ")]
    public void A_token_broken_by_a_line_break_is_redacted_with_the_break(string cut)
    {
        var token = TokenPattern.Parse("ghp_[A-Za-z0-9]{36}").Sample(5);
        foreach (var at in (int[])[8, 14, 20, 30])
        {
            var redacted = Redaction.Redact($"> use {token[..at]}{cut}{token[at..]}\nand then go on");
            Assert.Null(Redaction.FindLeak(redacted, token[..at]));
            Assert.Null(Redaction.FindLeak(redacted, token[at..]));
            Assert.EndsWith("\nand then go on", redacted, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Invisible_characters_do_not_hide_a_token()
    {
        var token = TokenPattern.Parse("ghp_[A-Za-z0-9]{36}").Sample(6);
        foreach (var mark in (string[])["\u200b", "\u200d", "\u00ad", "\u2060", "\ufeff", "\u180e", "\u034f", "\ufe0f", "\u0301", "\u200e"])
        {
            Assert.Equal("a [REDACTED] b", Redaction.Redact($"a {token.Insert(12, mark)} b"));
            Assert.Equal("a [REDACTED] b", Redaction.Redact($"a {string.Join(mark, token.ToCharArray())} b"));
        }
        var wide = string.Concat(token.Select(c => c is >= '!' and <= '~' ? (char)(c + 0xFEE0) : c));
        Assert.Equal("a [REDACTED] b", Redaction.Redact($"a {wide} b"));
    }

    private static string Block(string label) => $"-----BEGIN {label}-----\n{Body}\n-----END {label}-----";

    private static string Prefixed(string text, string prefix) => prefix + text.Replace("\n", "\n" + prefix, StringComparison.Ordinal);
}
