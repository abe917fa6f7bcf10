using OpenClawSync.Records;
using OpenClawSync.Transport;

namespace OpenClawSync.Core.Tests.Transport;

public class BearerTokenTests
{
    [Theory]
    [InlineData("sesame-1", "sesame-1")]
    [InlineData("sesame-1\n", "sesame-1")]
    [InlineData(" sesame-1\r\n", "sesame-1")]
    [InlineData("", null)]
    [InlineData(" \n", null)]
    [InlineData(null, null)]
    public void White_space_around_a_token_is_removed(string? text, string? token) =>
        Assert.Equal(token, BearerToken.Require(text, ErrorIds.TargetUnauthorized));

    [Theory]
    [InlineData("sesam\u00e9")]
    [InlineData("sesame 1")]
    [InlineData("sesame\n1")]
    public void A_token_that_no_header_can_contain_is_rejected_and_not_repeated(string text)
    {
        var failure = Assert.Throws<OpenClawSyncException>(() => BearerToken.Require(text, ErrorIds.TargetUnauthorized));

        Assert.Equal(ErrorIds.TargetUnauthorized, failure.ErrorId);
        Assert.DoesNotContain("sesam", failure.Message, StringComparison.Ordinal);
    }
}
