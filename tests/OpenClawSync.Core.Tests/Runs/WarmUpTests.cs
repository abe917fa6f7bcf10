using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>A failing warm-up would go unnoticed in a run, which would only start more slowly.</summary>
public class WarmUpTests
{
    [Fact]
    public void The_warm_up_does_not_fail()
    {
        Assert.Null(Record.Exception(WarmUp.Rules));
        Assert.Null(Record.Exception(WarmUp.Storage));
    }
}
