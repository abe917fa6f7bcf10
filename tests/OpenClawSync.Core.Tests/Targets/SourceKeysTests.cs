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
    [InlineData("tasks:a")]
    [InlineData("Memory:a")]
    public void A_key_of_an_unknown_kind_is_rejected_and_not_repeated(string key)
    {
        var failure = Assert.Throws<OpenClawSyncException>(() => SourceKeys.KindOf(key));

        Assert.Equal(ErrorIds.TargetCorrupt, failure.ErrorId);
        Assert.DoesNotContain("tasks:a", failure.Message, StringComparison.Ordinal);
    }
}
