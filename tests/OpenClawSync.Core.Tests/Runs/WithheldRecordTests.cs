using Microsoft.Extensions.Time.Testing;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Redaction;
using OpenClawSync.Redaction.Detection;
using OpenClawSync.Runs;
using OpenClawSync.Targets;

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
    public void An_engine_failure_withholds_its_records_and_the_next_run_tries_again()
    {
        // A job and the task that it started.
        var run = Sync(new Fails("Price watch"));

        Assert.Equal(("partial", 26L, 2L), (run.Status, run.Created, run.Errors));
        Assert.All(run.ErrorSamples, sample => Assert.StartsWith("ProtectionFailed", sample, StringComparison.Ordinal));
        Assert.DoesNotContain(run.ErrorSamples, sample => sample.Contains("Price watch", StringComparison.Ordinal));
        Assert.Null(run.CursorTo.Cron);
        Assert.NotNull(run.CursorTo.Memory);

        var next = Sync(new Fails("nothing at all"));

        Assert.Equal(("succeeded", 2L), (next.Status, next.Created));
    }

    private SyncRun Sync(ISecretDetector detector)
    {
        using var source = Reading.Open(_home, _folder);
        using var target = EmbeddedTarget.Open(_folder["mission-control.db"], _time);
        var protector = new Protector(ProtectionPolicy.Default, detector, Protection.Key, InstanceId.None);
        var runner = new SyncRunner(protector, Protection.Key, Protection.Redactor, _time);
        return runner.Run(source, target, new SyncOptions(), new RunReport(_folder["report.json"]), new SilentObserver(), CancellationToken.None);
    }

    private sealed class Fails(string on) : ISecretDetector
    {
        public string Version => "stub";

        public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text) =>
            text.Contains(on, StringComparison.Ordinal) ? throw new InvalidOperationException(text.ToString()) : SecretDetector.Default.Detect(text);
    }
}
