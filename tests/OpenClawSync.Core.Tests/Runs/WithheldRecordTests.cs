using Microsoft.Extensions.Time.Testing;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>A record on which the engine fails is not pushed, stops no other, and holds its kind's cursor.</summary>
public sealed class WithheldRecordTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly string _home;

    public WithheldRecordTests() => _home = HomeBuilder.Fixture(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_engine_failure_withholds_its_records_until_they_would_be_protected_otherwise()
    {
        // A job and the task that it started.
        var run = Sync(new Fails("Price watch"));

        Assert.Equal(("partial", 26L, 2L), (run.Status, run.Created, run.Errors));
        Assert.All(run.ErrorSamples, sample => Assert.StartsWith("ProtectionFailed", sample, StringComparison.Ordinal));
        Assert.DoesNotContain(run.ErrorSamples, sample => sample.Contains("Price watch", StringComparison.Ordinal));
        Assert.Equal(2L, run.DeadLetters);

        var same = Sync(new Fails("nothing at all"));
        Assert.Equal((0L, 28L), (same.Created, same.Skipped));

        var next = Sync(new Fails("nothing at all", "mended"));
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

    private sealed class Fails(string on, string version = "failing") : ISecretDetector
    {
        public string Version => version;

        public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text) =>
            text.Contains(on, StringComparison.Ordinal)
                ? throw new InvalidOperationException(text.ToString())
                : SecretDetector.Default.Detect(text);
    }
}
