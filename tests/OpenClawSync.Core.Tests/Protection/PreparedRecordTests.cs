using CsCheck;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Protection;

public class PreparedRecordTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("laptop")]
    public void The_prepared_key_is_the_key_of_the_protected_record(string? instance)
    {
        var (protector, other) = (TestProtection.Protector(instance: instance), TestProtection.Protector(instance: instance));

        RecordGen.Any.Sample(record =>
        {
            var key = protector.Protect(record).SourceKey;

            // One protector has protected the record before, the other has not.
            Assert.Equal(key, protector.Prepare(record).SourceKey);
            Assert.Equal(key, other.Prepare(record).SourceKey);
        });
    }

    [Fact]
    public void A_failing_detector_rejects_the_record_without_quoting_it()
    {
        var protector = new Protector(ProtectionPolicy.Default, new FailsAt(), TestProtection.Key, InstanceId.None);

        var failure = Assert.Throws<OpenClawSyncException>(() => protector.Prepare(Samples.Task(id: "hunter2")).SourceKey);

        Assert.Equal(ErrorIds.ProtectionFailed, failure.ErrorId);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Preparing_scans_only_the_key()
    {
        var detector = new FailsAt("a summary found nowhere else");
        var protector = new Protector(ProtectionPolicy.Default, detector, TestProtection.Key, InstanceId.None);
        var task = Samples.Task(summary: "a summary found nowhere else");

        Assert.Equal("task:" + task.Id, protector.Prepare(task).SourceKey);
        Assert.Throws<OpenClawSyncException>(() => protector.Protect(task));
    }

    private sealed class FailsAt(string at = "") : ISecretDetector
    {
        public string Version => "stub";

        public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text) =>
            text.Contains(at, StringComparison.Ordinal) ? throw new InvalidOperationException(text.ToString()) : [];
    }
}
