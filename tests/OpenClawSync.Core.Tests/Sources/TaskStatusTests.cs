using TaskStatus = OpenClawSync.Sources.TaskStatus;

namespace OpenClawSync.Core.Tests.Sources;

public class TaskStatusTests
{
    [Theory]
    [InlineData("queued", "queued")]
    [InlineData("running", "running")]
    [InlineData("waiting", "running")]
    [InlineData("In Progress", "running")]
    [InlineData("succeeded", "succeeded")]
    [InlineData("completed", "succeeded")]
    [InlineData("ok", "succeeded")]
    [InlineData("failed", "failed")]
    [InlineData("ERROR", "failed")]
    [InlineData("timed_out", "timed_out")]
    [InlineData("timed-out", "timed_out")]
    [InlineData("cancelled", "cancelled")]
    [InlineData("canceled", "cancelled")]
    [InlineData("lost", "lost")]
    [InlineData("blocked", "blocked")]
    [InlineData("dancing", "unknown")]
    [InlineData("", "unknown")]
    [InlineData(null, "unknown")]
    public void Every_status_is_mapped_to_one_vocabulary(string? raw, string expected) => Assert.Equal(expected, TaskStatus.Parse(raw));
}
