using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>A failure of the warm-up would go unnoticed in a run, which then only starts more slowly.</summary>
public class WarmUpTests
{
    [Fact]
    public void What_it_does_does_not_fail()
    {
        Assert.Null(Record.Exception(WarmUp.Rules));
        Assert.Null(Record.Exception(WarmUp.Storage));
    }
}
