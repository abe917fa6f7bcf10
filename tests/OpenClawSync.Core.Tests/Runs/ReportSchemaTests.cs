using NJsonSchema;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>Monitors rely on the published schema, so every report must be valid under it.</summary>
public sealed class ReportSchemaTests : IDisposable
{
    private readonly SyncBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_reports_of_a_succeeded_and_of_a_partial_run_are_valid()
    {
        _bench.Sync();
        await ReadValidReport("succeeded");

        File.WriteAllText(Path.Combine(_bench.Home, ".openclaw/workspace/memory/bad.md"), "a\0\u0001\0\u0002\0\u0003\0\u0004b");
        _bench.Sync();
        var report = await ReadValidReport("partial");
        Assert.Contains("\"errors\": 1,", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_run_leaves_a_valid_report()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Assert.Throws<OperationCanceledException>(() => _bench.SyncUntil(stop.Token));

        var report = await ReadValidReport("stopped");
        Assert.Contains(ErrorIds.RunStopped, report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_failed_before_it_started_leaves_a_valid_report()
    {
        FailedStart.Report(
            new RunReport(_bench.Report),
            new OpenClawSyncException(ErrorIds.SourceNotFound, "No source was found."),
            "x.db",
            _bench.Time,
            CancellationToken.None
        );

        Assert.Contains("SourceNotFound: x.db: No source was found.", await ReadValidReport("failed"), StringComparison.Ordinal);
    }

    [Fact]
    public void Redactions_are_reported_by_rule_and_add_up()
    {
        var run = _bench.Sync();

        var report = System.Text.Json.JsonDocument.Parse(File.ReadAllText(_bench.Report)).RootElement;
        var rules = report.GetProperty("redactionsByRule").EnumerateObject().ToList();
        Assert.Equal(run.Redactions, rules.Sum(rule => rule.Value.GetInt64()));
        Assert.True(rules.Count > 1);
    }

    private async Task<string> ReadValidReport(string status)
    {
        var schema = await JsonSchema.FromFileAsync(
            Path.Combine(Repository.Root, "module", "schemas", "report.schema.json"),
            TestContext.Current.CancellationToken
        );
        var report = await File.ReadAllTextAsync(_bench.Report, TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(report));
        Assert.Contains($"\"status\": \"{status}\"", report, StringComparison.Ordinal);
        return report;
    }
}
