using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Records;

public class CursorsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Cursors_are_equal_when_their_times_are()
    {
        Assert.Equal(new Cursors { Tasks = Noon }, Cursors.None.With(RecordKind.Task, Noon));
        Assert.Equal(new Cursors { Cron = Noon }, Cursors.None.With(RecordKind.Cron, Noon));
        Assert.NotEqual(new Cursors { Memory = Noon }, Cursors.None.With(RecordKind.Task, Noon));
        Assert.Equal(new Cursors { Cron = Noon }.GetHashCode(), Cursors.None.With(RecordKind.Cron, Noon).GetHashCode());
    }
}
