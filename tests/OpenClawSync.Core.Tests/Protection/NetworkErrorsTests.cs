using OpenClawSync.Protection;

namespace OpenClawSync.Core.Tests.Protection;

public class NetworkErrorsTests
{
    [Theory]
    [InlineData("fetch failed | connect ECONNREFUSED 127.0.0.1:19699 | ECONNREFUSED", "fetch failed | connect ECONNREFUSED | ECONNREFUSED")]
    [InlineData("connect ETIMEDOUT 10.0.0.5:8443", "connect ETIMEDOUT")]
    [InlineData("connect EHOSTUNREACH fd00::1:443, gave up", "connect EHOSTUNREACH, gave up")]
    [InlineData("getaddrinfo ENOTFOUND hooks.internal.example", "getaddrinfo ENOTFOUND")]
    [InlineData("getaddrinfo EAI_AGAIN nas", "getaddrinfo EAI_AGAIN")]
    [InlineData("read ECONNRESET", "read ECONNRESET")]
    [InlineData("connect ECONNREFUSED when the database was down", "connect ECONNREFUSED when the database was down")]
    [InlineData("command exited with code 3", "command exited with code 3")]
    [InlineData(null, null)]
    public void A_network_error_does_not_name_its_host(string? text, string? stored) =>
        Assert.Equal(stored, NetworkErrors.WithoutHosts(text));
}
