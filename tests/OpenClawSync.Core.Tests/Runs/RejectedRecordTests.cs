using Microsoft.Extensions.Time.Testing;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>A record on which the detection engine fails is not pushed, stops no other record, and becomes a dead letter.</summary>
public sealed class RejectedRecordTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly string _home;

    public RejectedRecordTests() => _home = HomeBuilder.Fixture(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_record_on_which_the_engine_fails_is_rejected_until_the_rules_change()
    {
        // The name occurs in a job and in the task that it started.
        var run = Sync(new FailsOn("Price watch"));

        Assert.Equal(("partial", 26L, 2L), (run.Status, run.Created, run.Errors));
        Assert.All(run.ErrorSamples, sample => Assert.StartsWith("ProtectionFailed", sample, StringComparison.Ordinal));
        Assert.DoesNotContain(run.ErrorSamples, sample => sample.Contains("Price watch", StringComparison.Ordinal));
        Assert.Equal(2L, run.DeadLetters);

        var same = Sync(new FailsOn("nothing at all"));
        Assert.Equal((0L, 28L), (same.Created, same.Skipped));

        var next = Sync(new FailsOn("nothing at all", "fixed"));
        Assert.Equal(("succeeded", 2L), (next.Status, next.Created));
        Assert.Equal(0L, HomeBuilder.Scalar(_folder["mission-control.db"], "SELECT count(*) FROM ledgerLetters"));
    }

    private SyncRun Sync(ISecretDetector detector)
    {
        using var source = Reading.Open(_home, _folder);
        using var target = EmbeddedTarget.Open(_folder["mission-control.db"], _time);
        var protector = new Protector(ProtectionPolicy.Default, detector, TestProtection.Key, InstanceId.None);
        var runner = new SyncRunner(protector, TestProtection.Key, TestProtection.Redactor, _time);
        return runner.Run(
            source,
            target,
            new SyncOptions(),
            new RunReport(_folder["report.json"]),
            new SilentObserver(),
            CancellationToken.None
        );
    }

    private sealed class FailsOn(string on, string version = "failing") : ISecretDetector
    {
        public string Version => version;

        public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text) =>
            text.Contains(on, StringComparison.Ordinal)
                ? throw new InvalidOperationException(text.ToString())
                : SecretDetector.Default.Detect(text);
    }
}
