using System.Buffers.Text;
using System.Text.Json;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Convex;

/// <summary>The staged module, in a separate process, syncs the sample home into Mission Control over HTTP.</summary>
public sealed class SyncTests : IClassFixture<MissionControl>, IDisposable
{
    private readonly MissionControl _target;
    private readonly TempFolder _folder = new();
    private readonly string _home;

    public SyncTests(MissionControl target)
    {
        _target = target;
        _target.Reset();
        _home = _folder.CopyOf(Paths.Home, "home");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_run_creates_the_second_sends_nothing_and_a_changed_note_is_updated()
    {
        Assert.Equal((28, 0, 0), Counts(Sync()));
        Assert.Equal(28, _target.RowCount());
        Assert.Equal(1, _target.Batches());

        Assert.Equal((0, 0, 28), Counts(Sync()));
        Assert.Equal(1, _target.Batches());

        var note = Path.Combine(_home, ".openclaw/workspace/memory/projects/roadmap.md");
        File.WriteAllText(note, File.ReadAllText(note).Replace("Nothing is decided.", "Much is decided.", StringComparison.Ordinal));
        Assert.Equal((0, 1, 27), Counts(Sync()));
        Assert.Contains("Much is decided.", _target.Dump(), StringComparison.Ordinal);
        Assert.Equal(3, _target.Rows("openclawSyncRuns").Length);
        Assert.Equal(
            ["0/1/27", "0/0/28", "28/0/0"],
            Run("Get-OpenClawSyncRun | ForEach-Object { \"$($_.Created)/$($_.Updated)/$($_.Skipped)\" }").Succeeded()
        );
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData("off", false)]
    public void Requests_are_compressed_only_if_the_deployment_accepts_it(string gzip, bool isCompressed)
    {
        _target.ResetWith("OPENCLAW_GZIP", gzip);
        Assert.Equal((28, 0, 0), Counts(Sync()));
        Assert.Equal(28, _target.RowCount());

        var batches = File.ReadAllLines(_target.RequestLog)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(request => request.GetProperty("url").GetString() == "/openclaw/ingest")
            .ToList();
        Assert.Equal(isCompressed, batches[^1].GetProperty("headers").TryGetProperty("content-encoding", out _));
    }

    [Fact]
    public void No_planted_secret_is_sent()
    {
        Sync();

        var dump = _target.Dump();
        Assert.DoesNotContain(
            File.ReadAllLines(Path.Combine(Paths.Repository, "tests/fixtures/planted-secrets.txt")),
            secret => secret.Length > 0 && dump.Contains(secret, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_single_stages_do_what_a_run_does()
    {
        var push = Run($"Get-OpenClawRecord '{_home}' | Protect-OpenClawRecord | Push-OpenClawRecord | ForEach-Object {{ $_.Status }}");

        Assert.Equal(28, push.Succeeded().Count(line => line == "Created"));
        Assert.Equal(28, _target.RowCount());
        Assert.Equal("push", Assert.Single(_target.Rows("openclawSyncRuns")).GetProperty("status").GetString());
    }

    [Fact]
    public void The_first_run_takes_over_what_was_pushed_by_hand()
    {
        Run($"Get-OpenClawRecord '{_home}' | Protect-OpenClawRecord | Push-OpenClawRecord").Succeeded();

        Assert.Equal((0, 0, 28), Counts(Sync()));
    }

    [Fact]
    public void An_outdated_row_that_was_pushed_by_hand_is_corrected()
    {
        var note = Path.Combine(_home, ".openclaw/workspace/memory/projects/roadmap.md");
        var old = $"$old = @(Get-OpenClawRecord '{_home}' -Kind Memory | Where-Object FilePath -like '*roadmap*' | Protect-OpenClawRecord)";
        var text = File.ReadAllText(note);
        foreach (var file in Directory.EnumerateFiles(_home, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        Sync();

        var run = Run(
            $"{old}; "
                + $"[IO.File]::WriteAllText('{note}', [IO.File]::ReadAllText('{note}').Replace('Nothing is', 'Much is')); "
                + $"[IO.File]::SetLastWriteTimeUtc('{note}', '2026-11-02'); [Threading.Thread]::Sleep(3000); "
                + $"Invoke-OpenClawSync '{_home}' | Out-Null; Invoke-OpenClawSync '{_home}' | Out-Null; "
                + "$old | Push-OpenClawRecord | Out-Null"
        );

        run.Succeeded();
        Assert.True(Counts(Sync()).Updated > 0, text);
        Assert.Contains("Much is decided.", _target.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public void If_a_key_is_pushed_twice_the_later_record_wins()
    {
        _target.Fault(
            new
            {
                kind = "status",
                status = 503,
                retryAfter = 2,
            }
        );
        var statuses = Run(
                $"$new = @(Get-OpenClawRecord '{_home}' -Kind Task | Protect-OpenClawRecord)[0]; "
                    + $"$old = @(Get-OpenClawRecord '{_home}' -Kind Task | Protect-OpenClawRecord -SnippetLength 5)[0]; "
                    + "@($old, $new) | Push-OpenClawRecord -BatchSize 1 | ForEach-Object { $_.Status }"
            )
            .Succeeded();

        Assert.Equal(["Skipped", "Created"], statuses);
    }

    [Fact]
    public void A_trailing_slash_makes_no_conflict_and_a_query_is_rejected()
    {
        Sync();

        var slash = Run(
            $"Invoke-OpenClawSync '{_home}' -Target '{_target.Ingest}/' "
                + $"-IngestToken ([Net.NetworkCredential]::new('', '{MissionControl.Token}').SecurePassword) | {Summary}"
        );
        var query = Run($"Invoke-OpenClawSync '{_home}' -Target '{_target.Ingest}?key=sesame'");

        Assert.Equal((0, 0, 28), Counts(slash));
        Assert.Contains("has a query or fragment", query.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", query.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_are_pushed_under_their_own_instance()
    {
        Run($"Get-OpenClawRecord '{_home}' -Kind Task | Protect-OpenClawRecord -InstanceId box1 | Push-OpenClawRecord").Succeeded();

        Assert.Equal((22, 0, 6), Counts(Run($"Invoke-OpenClawSync '{_home}' -InstanceId box1 | {Summary}")));
    }

    [Fact]
    public void What_if_sends_and_creates_nothing()
    {
        Run($"Invoke-OpenClawSync '{_home}' -WhatIf").Succeeded();

        Assert.Equal(0, _target.Stats().GetProperty("requests").GetInt32());
        Assert.False(Directory.Exists(State));
    }

    [Fact]
    public void A_target_that_lost_its_rows_is_detected_and_filled_again()
    {
        Sync();
        _target.Reset();

        Assert.Equal((28, 0, 0), Counts(Sync()));
    }

    [Fact]
    public void Another_source_under_the_same_instance_is_rejected_with_advice()
    {
        Sync();

        var twin = Run($"Invoke-OpenClawSync '{_folder.CopyOf(Paths.Home, "twin")}'");
        var other = Run($"Invoke-OpenClawSync '{_home}'", Path.Combine(_folder.Path, "other"));

        Assert.Equal((1, 28), (twin.ExitCode, _target.RowCount()));

        Assert.Equal(1, other.ExitCode);
        Assert.Contains("Another OpenClaw writes to", other.Errors, StringComparison.Ordinal);
        Assert.Equal(
            (28, 0, 0),
            Counts(Run($"Invoke-OpenClawSync '{_home}' -InstanceId laptop | {Summary}", Path.Combine(_folder.Path, "other")))
        );
        Assert.Equal(56, _target.RowCount());
    }

    [Fact]
    public void A_row_that_the_gate_rejects_is_kept_and_the_others_are_stored()
    {
        // This policy allows what the endpoint rejects.
        var policy = _folder.File("policy.json", """{ "allow": { "patterns": ["(ghp_|glpat-|AKIA|xoxb-|sk-ant-)[A-Za-z0-9_-]+"] } }""");
        var run = Run(
            $"Invoke-OpenClawSync '{_home}' -PolicyPath '{policy}' -ErrorVariable e -ErrorAction SilentlyContinue | {Summary}; "
                + "$e.FullyQualifiedErrorId"
        );

        Assert.Equal(28 - _target.RowCount(), run.Lines.Count(line => line.StartsWith("RowRefused", StringComparison.Ordinal)));
        Assert.True(_target.RowCount() is > 20 and < 28, $"{_target.RowCount()} rows\n{run.Output}\n{run.Errors}");
        Assert.Contains("partial", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AKIA", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_payload_of_the_starter_is_accepted()
    {
        const string Payload = """
            {"source":"openclaw","pulledAt":"2026-11-23T01:02:03.000Z","schemaVersion":1,"data":{
            "tasks":[{"id":"t1","title":"From the starter","status":"done"}],
            "cronJobs":[{"id":"c1","name":"Nightly","schedule":"0 1 * * *"}],"memoryEntries":[]}}
            """;

        var (status, reply) = _target.Post(Payload);
        var again = _target.Post(Payload);

        Assert.Equal((200, 2), (status, reply.GetProperty("counts").GetProperty("created").GetInt32()));
        Assert.Equal(2, again.Body.GetProperty("counts").GetProperty("unchanged").GetInt32());
        Assert.Equal("task:t1", Assert.Single(_target.Rows("openclawTasks")).GetProperty("sourceKey").GetString());
    }

    [Fact]
    public void The_target_is_checked_and_read_as_a_viewer()
    {
        Sync();

        var checks = Run("Test-OpenClawTarget | ForEach-Object { \"$($_.Name)=$($_.Status)\" }").Succeeded();
        Assert.Equal(
            [
                "Reachable=Passed",
                "Authorized=Passed",
                "Identity=Passed",
                "SchemaVersion=Passed",
                "ClockSkew=Passed",
                "RoundTrip=Passed",
                "Secrets=Passed",
                "Integrity=Passed",
            ],
            checks
        );

        Assert.Empty(Run("Find-OpenClawRecord | ForEach-Object { $_.SourceKey }").Succeeded());
        var own = Run(
                $"$jwt = [Net.NetworkCredential]::new('', '{Jwt("owner")}').SecurePassword; "
                    + $"Find-OpenClawRecord -ViewerToken $jwt | ForEach-Object {{ $_.OwnerType }}"
            )
            .Succeeded();
        Assert.All(own, line => Assert.Equal("user", line));
        Assert.InRange(own.Length, 20, 28);
    }

    private const string Summary = "ForEach-Object { \"$($_.Created) $($_.Updated) $($_.Skipped) $($_.Status)\" }";

    private string State => Path.Combine(_folder.Path, "state");

    private PwshRun Sync() => Run($"Invoke-OpenClawSync '{_home}' | {Summary}");

    private PwshRun Run(string command, string? state = null) => PwshProcess.Run(_target.Settings(state ?? State), command);

    private static (int Created, int Updated, int Skipped) Counts(PwshRun run) =>
        run.Succeeded().Last(line => char.IsAsciiDigit(line[0])).Split(' ') is [var created, var updated, var skipped, _]
            ? (int.Parse(created, null), int.Parse(updated, null), int.Parse(skipped, null))
            : throw new InvalidOperationException(run.Output);

    // The harness does not verify the signature of a JWT.
    private static string Jwt(string subject) =>
        $"e30.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { sub = subject, iss = "https://test" }))}.x";
}
