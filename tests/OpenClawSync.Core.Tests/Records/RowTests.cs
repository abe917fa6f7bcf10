using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Records;

public class RowTests
{
    [Fact]
    public void An_absent_value_is_omitted_instead_of_null()
    {
        var row = Row.Empty.With("title", "a").With("title", null);

        Assert.Empty(row);
    }

    [Fact]
    public void Times_are_epoch_milliseconds()
    {
        var row = Row.Empty.With("createdAt", DateTimeOffset.FromUnixTimeMilliseconds(1795398073716));

        Assert.Equal(1795398073716L, row["createdAt"]);
    }

    [Fact]
    public void A_value_that_cannot_be_stored_is_rejected() => Assert.Throws<ArgumentException>(() => Row.Empty.With("title", 1.5));
}
