using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Convex;

/// <summary>What was removed from Mission Control stays removed, whatever changes around it and whichever request fails.</summary>
public sealed class TombstoneTests : IClassFixture<MissionControl>, IDisposable
{
    private const string Note = ".openclaw/workspace-ops/memory/2026-11-21.md";

    private readonly MissionControl _target;
    private readonly TempFolder _folder = new();
    private readonly string _home;
    private readonly string _text;

    public TombstoneTests(MissionControl target)
    {
        _target = target;
        _target.Reset();
        _home = _folder.CopyOf(Paths.Home, "home");
        _text = File.ReadAllText(Path.Combine(_home, Note));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_a_write_by_a_starter_no_failing_request_shows_a_removed_row(int requestsBefore)
    {
        var removedAt = Remove();
        _target.Post("""{ "schemaVersion": 1, "data": { "tasks": [{ "id": "starter-1", "title": "x" }] } }""");
        FailAfter(requestsBefore);

        Sync();
        Assert.Equal(removedAt, RemovedAt());

        Drain(requestsBefore);
        Sync();
        Assert.Equal(removedAt, RemovedAt());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_a_change_of_policy_no_failing_request_shows_a_removed_row(int requestsBefore)
    {
        var removedAt = Remove();
        var policy = $"-PolicyPath '{_folder.File("policy.json", """{ "snippetLength": 60 }""")}'";
        FailAfter(requestsBefore);

        Sync(policy);
        Assert.Equal(removedAt, RemovedAt());

        Drain(requestsBefore);
        Assert.EndsWith(" 0", Sync(policy), StringComparison.Ordinal);
        Assert.Equal(removedAt, RemovedAt());

        File.WriteAllText(Path.Combine(_home, Note), _text);
        Sync(policy);
        Assert.Null(RemovedAt());
    }

    private long? Remove()
    {
        Sync();
        File.Delete(Path.Combine(_home, Note));
        Assert.Equal("succeeded 1", Sync("-Prune"));
        return RemovedAt();
    }

    private long? RemovedAt() =>
        _target
            .Rows("openclawMemoryEntries")
            .Single(row => row.GetProperty("sourceKey").GetString()!.StartsWith("memory:ops/memory/2026-11-21", StringComparison.Ordinal))
            .TryGetProperty("removedAt", out var removedAt)
            ? removedAt.GetInt64()
            : null;

    // A request that fails in this way is not repeated, so it ends the run.
    private void FailAfter(int requests)
    {
        object[] slow =
            requests == 0
                ? []
                :
                [
                    new
                    {
                        kind = "slow",
                        ms = 1,
                        times = requests,
                        on = "batch",
                    },
                ];
        _target.Fault([
            .. slow,
            new
            {
                kind = "status",
                status = 400,
                times = 1,
                on = "batch",
            },
        ]);
    }

    // A run that needed fewer requests leaves faults for others.
    private void Drain(int requestsBefore)
    {
        for (var count = 0; count <= requestsBefore; count++)
        {
            _target.Post("{}");
        }
    }

    private string Sync(string more = "")
    {
        var run = PwshProcess.Run(
            _target.Settings(Path.Combine(_folder.Path, "state")),
            $"try {{ Invoke-OpenClawSync '{_home}' {more} -BatchSize 10 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue | "
                + "ForEach-Object { \"$($_.Status) $($_.Removed)\" } } catch { 'failed' }"
        );
        return run.Output.Trim();
    }
}
