using System.Text.Json;
using OpenClawSync.Module.Tests.Convex;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>Mission Control behind HTTP. Like a deployment, it completes requests of a killed run.</summary>
internal sealed class ConvexKillTarget : KillTarget
{
    private static readonly string[] Tables = ["openclawTasks", "openclawCronJobs", "openclawMemoryEntries"];

    private readonly MissionControl _target = new();
    private (int Batches, int Runs) _seen;

    public ConvexKillTarget() => _target.Reset();

    public override int[] BatchSizes => [10, 20, 50];

    public override string Arguments => "";

    public override PwshSettings Settings =>
        new()
        {
            StateFolder = State,
            Variables = new() { ["CONVEX_INGEST_URL"] = _target.Ingest, ["CONVEX_INGEST_TOKEN"] = MissionControl.Token },
        };

    public override void Note(KilledRun run)
    {
        var (batches, runs) = (_target.Batches(), _target.Rows("openclawSyncRuns").Length);
        Partial += batches > _seen.Batches && runs == _seen.Runs ? 1 : 0;
        _seen = (batches, runs);
    }

    // Its replies tell what became of each key, of those requests too whose sender was killed before it heard.
    public override void AssertEachWasCreatedOnce()
    {
        var created = File.ReadLines(_target.RequestLog)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(request => request.GetProperty("url").GetString() == "/openclaw/ingest" && request.TryGetProperty("reply", out _))
            .Select(request => JsonDocument.Parse(request.GetProperty("reply").GetString()!).RootElement)
            .Where(reply => reply.TryGetProperty("results", out _))
            .SelectMany(reply => reply.GetProperty("results").EnumerateArray())
            .Where(result => result.GetProperty("status").GetString() == "Created")
            .Select(result => result.GetProperty("sourceKey").GetString()!)
            .ToList();
        Assert.Equal(Rows().Keys.Order(StringComparer.Ordinal), created.Order(StringComparer.Ordinal));
    }

    public override IEnumerable<string> Leaks(LeakSearch search) =>
        [.. base.Leaks(search), .. search.In("received", File.ReadAllBytes(_target.RequestLog))];

    public override IEnumerable<string> StoredLeaks(LeakSearch search) =>
        [.. base.StoredLeaks(search), .. search.In("stored", _target.Dump())];

    public override void Dispose()
    {
        base.Dispose();
        _target.Dispose();
    }

    public override object Backup() => _target.Dump();

    public override void Restore(object backup)
    {
        _target.Load((string)backup);
        _seen = (_target.Batches(), _target.Rows("openclawSyncRuns").Length);
    }

    protected override IEnumerable<Dictionary<string, object?>> Read() =>
        Tables
            .SelectMany(_target.Rows)
            .Select(row => row.EnumerateObject().ToDictionary(field => field.Name, field => (object?)field.Value.GetRawText()))
            .Select(row =>
            {
                row["sourceKey"] = JsonSerializer.Deserialize<string>((string)row["sourceKey"]!);
                return row;
            });
}
