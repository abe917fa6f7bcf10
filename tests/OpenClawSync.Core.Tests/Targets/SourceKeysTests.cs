using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Targets;

public class SourceKeysTests
{
    [Theory]
    [InlineData("task:a", RecordKind.Task)]
    [InlineData("cron:a:b", RecordKind.Cron)]
    [InlineData("memory:main/a.md#b", RecordKind.Memory)]
    public void A_key_begins_with_its_kind(string key, RecordKind kind) => Assert.Equal(kind, SourceKeys.KindOf(key));

    [Theory]
    [InlineData("")]
    [InlineData("task")]
    [InlineData("tasks:a")]
    [InlineData("Memory:a")]
    [InlineData("zzz")]
    [InlineData(":a")]
    public void A_malformed_key_has_no_kind(string key)
    {
        Assert.Null(SourceKeys.KindOf(key));
        Assert.False(SourceKeys.IsMisplaced(RecordKind.Task, key));
    }
}
