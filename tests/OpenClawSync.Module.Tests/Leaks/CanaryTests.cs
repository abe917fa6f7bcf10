using System.Text;
using OpenClawSync.Module.Tests.Convex;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Leaks;

/// <summary>Nothing that a sync writes, prints or sends contains a secret, even when it fails.</summary>
public sealed class CanaryTests : IDisposable
{
    private const int Seed = 2026;

    private readonly TempFolder _folder = new();
    private readonly TempFolder _written = new();

    public void Dispose()
    {
        _folder.Dispose();
        _written.Dispose();
    }

    [Fact]
    public void No_canary_is_in_the_output_or_files_of_a_sync_to_a_file()
    {
        var home = new CanaryHome(_folder, Seed);
        using var sync = new TroubledSync(
            new PwshSettings { StateFolder = State },
            home.Path,
            $"-Target '{Path.Combine(_written.Path, "target.db")}'"
        );

        sync.Sync($"-ReportPath '{Path.Combine(_written.Path, "report.json")}'");
        home.GoOn();
        sync.Sync("-Full");
        sync.Sync($"-PolicyPath '{home.BadPolicy}'");
        sync.LookAround();
        File.WriteAllText(Path.Combine(_written.Path, "target.db"), "no database any more");
        sync.Sync();

        AssertNone(home, sync);
    }

    [Fact]
    public void No_canary_is_in_the_output_or_requests_of_a_sync_to_an_endpoint()
    {
        using var target = new MissionControl();
        target.Reset();
        var home = new CanaryHome(_folder, Seed + 10);
        using var sync = new TroubledSync(
            new PwshSettings
            {
                StateFolder = State,
                Variables = new() { ["CONVEX_INGEST_URL"] = target.Ingest, ["CONVEX_INGEST_TOKEN"] = MissionControl.Token },
            },
            home.Path,
            ""
        );

        foreach (var kind in (string[])["status", "dropBefore", "dropAfter", "truncate", "slow"])
        {
            target.Fault(
                new
                {
                    kind,
                    status = 503,
                    ms = 100,
                }
            );
            sync.Sync("-Full");
        }

        target.Fault(new { kind = "status", status = 422 });
        home.GoOn();
        sync.Sync();
        var refused = sync.Sync($"-PolicyPath '{home.Policy}'");
        sync.LookAround();
        sync.Command("Get-OpenClawDeadLetter | Push-OpenClawRecord -Verbose *>&1");
        sync.Sync($"-PolicyPath '{home.BadPolicy}'");
        File.WriteAllBytes(Path.Combine(State, "state.db"), [.. Enumerable.Repeat((byte)7, 9000)]);
        sync.Sync();

        Assert.Contains("RowRefused", refused.Output, StringComparison.Ordinal);
        Assert.Contains("StateCorrupt", sync.Printed, StringComparison.Ordinal);
        AssertNone(home, sync, [("received", File.ReadAllText(target.RequestLog)), ("stored", target.Dump())]);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("UTF-16 LE")]
    [InlineData("UTF-16 BE")]
    [InlineData("Base64")]
    public void A_leaked_canary_is_found(string form)
    {
        var canary = Canaries.Make(new Random(Seed)).Single(one => one.Kind == "github");
        var text = $"before {canary.Value} after";
        var bytes = form switch
        {
            "UTF-16 LE" => Encoding.Unicode.GetBytes(text),
            "UTF-16 BE" => Encoding.BigEndianUnicode.GetBytes(text),
            "Base64" => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
            _ => Encoding.UTF8.GetBytes(text),
        };
        File.WriteAllBytes(Path.Combine(_written.Path, "state.db-wal"), [0, 255, .. bytes, 0]);

        var found = new LeakSearch([canary]).InFolder(_written.Path).ToList();

        Assert.Contains(found, one => one.Contains($"github ({form}", StringComparison.Ordinal));
        Assert.All(found, one => Assert.DoesNotContain(canary.Value, one, StringComparison.Ordinal));
    }

    private string State => Path.Combine(_written.Path, "state");

    private void AssertNone(CanaryHome home, TroubledSync sync, params IEnumerable<(string Place, string Text)> others)
    {
        // What is searched must have something in it, or nothing is proven.
        Assert.Contains("RecordMalformed", sync.Printed, StringComparison.Ordinal);
        Assert.Contains("PolicyInvalid", sync.Printed, StringComparison.Ordinal);
        Assert.Contains("[REDACTED]", sync.Printed, StringComparison.Ordinal);
        var search = new LeakSearch(home.All);
        Assert.NotEmpty(search.InFolder(home.Path));

        Assert.Empty(
            search
                .InFolder(_written.Path)
                .Concat(search.In("printed", sync.Printed))
                .Concat(others.SelectMany(other => search.In(other.Place, other.Text)))
        );
    }
}
