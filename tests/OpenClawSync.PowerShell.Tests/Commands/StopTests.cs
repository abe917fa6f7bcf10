using System.Management.Automation;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>Ctrl+C at any stage ends the pipeline, and the next run gives the result of an uninterrupted one.</summary>
public sealed class StopTests : CommandTest
{
    [Fact]
    public void An_endless_pipeline_stops_and_pushed_rows_are_complete()
    {
        var endless =
            $"$records = Get-OpenClawRecord '{Home}'; & {{ while ($true) {{ $records }} }} | Protect-OpenClawRecord | "
            + $"Push-OpenClawRecord -Target '{Target}' -BatchSize 5";

        Assert.Equal(
            PSInvocationState.Stopped,
            Stop(
                endless,
                () =>
                    File.Exists(Target)
                    && (long)Scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'openclawTasks'")! > 0
                    && (long)Scalar("SELECT count(*) FROM openclawTasks")! > 4
            )
        );

        Assert.Equal("ok", Scalar("PRAGMA integrity_check"));
        var run = Assert.Single(Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'").Of<SyncRun>());
        Assert.Equal(("succeeded", SampleHome.RecordCount), (run.Status, run.Created + run.Skipped));
    }

    [Fact]
    public void An_endless_audit_stops()
    {
        var flag = Folder["begun"];
        var endless =
            $"& {{ while ($true) {{ 'password: hunter2-sample' }} }} | Find-OpenClawSecret | ForEach-Object {{ "
            + $"[IO.File]::WriteAllText('{flag}', '') }}";

        Assert.Equal(PSInvocationState.Stopped, Stop(endless, () => File.Exists(flag)));
    }

    [Fact]
    public void A_run_that_waits_for_its_source_stops_and_is_logged_as_stopped()
    {
        using var server = new JsonServer(JsonServer.Stall("{\"tasks\":[{\"id\":\"t1\"}"), JsonServer.Stall("{\"tasks\":["));

        Assert.Equal(
            PSInvocationState.Stopped,
            Stop($"Invoke-OpenClawSync '{server.Url}' -Target '{Target}'", () => !server.Requests.IsEmpty)
        );

        var run = Assert.Single(Run($"Get-OpenClawSyncRun -Target '{Target}'").Of<SyncRun>());
        Assert.Equal("stopped", run.Status);
        Assert.Contains(run.ErrorSamples, sample => sample.StartsWith("RunStopped", StringComparison.Ordinal));
        // The lock went with it.
        Assert.Equal(
            SampleHome.RecordCount,
            Assert.Single(Run($"Invoke-OpenClawSync '{Home}' -Target '{Folder["other.db"]}'").Of<SyncRun>()).Created
        );
    }

    [Theory]
    [InlineData("Get-OpenClawRecord 'URL'")]
    [InlineData("Test-OpenClawTarget 'URL/ingest' -IngestToken $token")]
    [InlineData("Find-OpenClawRecord -Target 'URL/ingest' -QueryUrl 'URL'")]
    [InlineData("Get-OpenClawRecord 'HOME' | Protect-OpenClawRecord | Push-OpenClawRecord -Target 'URL/ingest' -IngestToken $token")]
    public void A_command_that_waits_for_a_response_stops(string command)
    {
        using var server = new JsonServer([.. Enumerable.Repeat<Func<Stream, Task>>(JsonServer.Sleep, 8)]);
        var url = new Uri(server.Url).GetLeftPart(UriPartial.Authority);
        var script =
            "$token = [securestring]::new(); 'abcdefghijklmnop'.ToCharArray() | ForEach-Object { $token.AppendChar($_) }; "
            + command.Replace("URL", url, StringComparison.Ordinal).Replace("HOME", Home, StringComparison.Ordinal);

        Assert.Equal(PSInvocationState.Stopped, Stop(script, () => !server.Requests.IsEmpty));
    }

    private PSInvocationState Stop(string script, Func<bool> hasBegun) => Engine.Stop(script, hasBegun);
}
