using CsCheck;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Protection;

public class KeyOfTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("laptop")]
    public void The_key_alone_is_the_key_of_the_protected_record(string? instance)
    {
        var (protector, other) = (TestProtection.Protector(instance: instance), TestProtection.Protector(instance: instance));

        RecordGen.Any.Sample(record =>
        {
            var key = protector.Protect(record).SourceKey;

            // One that has protected it already, and one that never did.
            Assert.Equal(key, protector.Prepare(record).SourceKey);
            Assert.Equal(key, other.Prepare(record).SourceKey);
        });
    }

    [Fact]
    public void A_detector_that_fails_withholds_the_key_and_its_words()
    {
        var protector = new Protector(ProtectionPolicy.Default, new Fails(), TestProtection.Key, InstanceId.None);

        var failure = Assert.Throws<OpenClawSyncException>(() => protector.Prepare(Samples.Task(id: "hunter2")).SourceKey);

        Assert.Equal(ErrorIds.ProtectionFailed, failure.ErrorId);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_but_the_key_is_read()
    {
        var detector = new Fails("a quite particular summary");
        var protector = new Protector(ProtectionPolicy.Default, detector, TestProtection.Key, InstanceId.None);
        var task = Samples.Task(summary: "a quite particular summary");

        Assert.Equal("task:" + task.Id, protector.Prepare(task).SourceKey);
        Assert.Throws<OpenClawSyncException>(() => protector.Protect(task));
    }

    private sealed class Fails(string at = "") : ISecretDetector
    {
        public string Version => "stub";

        public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text) =>
            text.Contains(at, StringComparison.Ordinal) ? throw new InvalidOperationException(text.ToString()) : [];
    }
}
