using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Convex;

/// <summary>Faults between the module and Mission Control: each has an expected number of attempts, an outcome, and rows.</summary>
public sealed class FaultTests : IClassFixture<MissionControl>, IDisposable
{
    private readonly MissionControl _target;
    private readonly TempFolder _folder = new();

    public FaultTests(MissionControl target)
    {
        _target = target;
        _target.Reset();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void After_too_many_requests_the_retry_waits_as_long_as_the_endpoint_asks()
    {
        _target.Fault(
            new
            {
                kind = "status",
                status = 429,
                retryAfter = 3,
            }
        );
        var run = Sync("-Verbose");

        Assert.Equal((0, 2, 28), (run.ExitCode, _target.Batches(), _target.RowCount()));
        Assert.Contains("status 429); the next is in 3.0 s", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status", 503, 2)]
    [InlineData("dropBefore", 0, 2)]
    [InlineData("dropAfter", 0, 2)]
    [InlineData("slow", 0, 1)]
    public void A_transient_fault_costs_at_most_a_second_attempt_and_no_row(string kind, int status, int requests)
    {
        _target.Fault(
            new
            {
                kind,
                status,
                ms = 2000,
            }
        );

        var run = Sync();

        Assert.Equal((0, requests, 28), (run.ExitCode, _target.Batches(), _target.RowCount()));
    }

    [Fact]
    public void A_batch_that_is_too_large_is_sent_in_halves()
    {
        _target.Fault(
            new
            {
                kind = "status",
                status = 413,
                times = 1,
            }
        );

        var run = Sync();

        Assert.Equal((0, 3, 28), (run.ExitCode, _target.Batches(), _target.RowCount()));
    }

    [Fact]
    public void A_persistent_fault_ends_the_run_after_five_attempts_and_the_next_run_completes_it()
    {
        _target.Fault(
            new
            {
                kind = "status",
                status = 503,
                times = 5,
                on = "batch",
            }
        );

        var run = Sync();

        Assert.Equal((1, 5, 0), (run.ExitCode, _target.Batches(), _target.RowCount()));
        Assert.Contains("TargetUnavailable", run.Output, StringComparison.Ordinal);
        Assert.Equal((0, 28), (Sync().ExitCode, _target.RowCount()));
    }

    [Fact]
    public void A_wrong_token_ends_the_run_at_once()
    {
        var run = Sync(token: "wrong-token");

        Assert.Equal((1, 1), (run.ExitCode, _target.Stats().GetProperty("requests").GetInt32()));
        Assert.Contains("TargetUnauthorized", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-token", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void An_incompatible_endpoint_ends_the_run_at_once()
    {
        _target.Fault(new { kind = "status", status = 422 });

        var run = Sync();

        Assert.Equal((1, 1), (run.ExitCode, _target.Batches()));
        Assert.Contains("TargetIncompatible", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_redirect_is_not_followed_and_does_not_receive_the_token()
    {
        _target.Fault(new { kind = "redirect", on = "any" });

        var run = Sync();

        var elsewhere = _target.Stats().GetProperty("elsewhere");
        Assert.Equal(
            (1, 0, false),
            (run.ExitCode, elsewhere.GetProperty("requests").GetInt32(), elsewhere.GetProperty("authorizationSeen").GetBoolean())
        );
        Assert.Contains("redirects elsewhere", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_token_in_the_environment_is_sent_only_to_its_own_url()
    {
        var run = Run(
            $"Invoke-OpenClawSync '{Paths.Home}' -Target '{_target.Ingest}'",
            ("CONVEX_INGEST_URL", "https://example.org/ingest"),
            ("CONVEX_INGEST_TOKEN", MissionControl.Token)
        );

        Assert.Equal(1, run.ExitCode);
        Assert.All(
            _target.Stats().GetProperty("seen").EnumerateArray(),
            request => Assert.False(request.GetProperty("headers").TryGetProperty("authorization", out _))
        );
    }

    private PwshRun Sync(string more = "", string token = MissionControl.Token) =>
        Run(
            $"try {{ Invoke-OpenClawSync '{Paths.Home}' {more} -ErrorVariable e }} catch {{ $_.FullyQualifiedErrorId; throw }}",
            ("CONVEX_INGEST_URL", _target.Ingest),
            ("CONVEX_INGEST_TOKEN", token)
        );

    private PwshRun Run(string command, params (string Name, string Value)[] variables) =>
        PwshProcess.Run(
            new PwshSettings
            {
                StateFolder = Path.Combine(_folder.Path, "state"),
                Variables = variables.ToDictionary(pair => pair.Name, pair => pair.Value),
            },
            command
        );
}
