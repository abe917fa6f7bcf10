namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Tokens and keys that something is joined to, or that are written in another way than their provider writes them.</summary>
public class JoinedTokenTests
{
    private const string Token = "ghp_q7Zk2mW9xR4tB6nL1vC8pD3sF5gH0jKyUeIo";

    [Theory]
    [InlineData("mysql -u root -p{0} shop")]
    [InlineData("\\e[31m{0}\\e[0m")]
    [InlineData("\\e[1;31m{0}\\e[0m")]
    [InlineData("https://example.org/login?next=%2Fhome&t={1}&x=1")]
    [InlineData("state%3D{1}")]
    public void A_token_is_redacted_whatever_is_joined_to_it(string layout)
    {
        var encoded = Token.Replace("_", "%5F", StringComparison.Ordinal);
        var text = string.Format(null, layout, Token, encoded);
        var redacted = Redaction.Redact(text);
        Assert.DoesNotContain(Token[4..], redacted, StringComparison.Ordinal);
        Assert.Contains("[REDACTED]", redacted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-----begin rsa private key-----", "-----end rsa private key-----")]
    [InlineData("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----", "---- END SSH2 ENCRYPTED PRIVATE KEY ----")]
    public void A_private_key_is_redacted_whatever_its_lines_look_like(string begin, string end)
    {
        var body = string.Join(
            '\n',
            Enumerable.Range(0, 6).Select(i => $"q7Zk2mW9xR4tB6nL1vC8pD3sF5gH0jKyUeIoAaTwXzMqNrPbVdGh{i}7Zk2mW9xR4t")
        );
        var redacted = Redaction.Redact($"Key:\n{begin}\nComment: \"laptop\"\n{body}\n{end}\nThat was it.");
        Assert.DoesNotContain("q7Zk2mW9", redacted, StringComparison.Ordinal);
        Assert.EndsWith("\nThat was it.", redacted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/?q=caf%C3%A9%20au%20lait&p=50%25")]
    [InlineData("The format %d%b prints 05-Mar, and %41 is an A.")]
    [InlineData("---- BEGIN SSH2 PUBLIC KEY ----\nAAAAB3NzaC1yc2EAAAADAQABAAABAQDTb6RiQq7Zk2mW9xR4tB6n\n---- END SSH2 PUBLIC KEY ----")]
    public void Other_percent_signs_and_blocks_stay(string text) => Assert.Equal(text, Redaction.Redact(text));
}
