using System.Diagnostics;
using System.Text.Json;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Host;

/// <summary>A real file system without room, in a mount of its own: runs fail cleanly and the next one, with room, ends where it should.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _home;
    private readonly string _small;

    public FullDiskTests()
    {
        _home = _folder.CopyOf(Paths.Home, "home");
        _small = Directory.CreateDirectory(Path.Combine(_folder.Path, "small")).FullName;
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(40)]
    [InlineData(100)]
    [InlineData(140)]
    public void A_target_on_a_full_disk_is_an_error_a_failed_report_and_no_half_of_anything(int kilobytes)
    {
        RequireMounts();
        var keep = $"if ([IO.File]::Exists('{_small}/t.db')) {{ [IO.File]::Copy('{_small}/t.db', '{Left}') }}";
        var run = OnSmallDisk(kilobytes, $"try {{ Invoke-OpenClawSync '{_home}' -Target '{_small}/t.db' }} finally {{ {keep} }}");

        Assert.Contains("full", run.Errors, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.Path, "state", "sync-report.json")));
        Assert.Equal("failed", report.RootElement.GetProperty("status").GetString());

        // A run with room goes on with what is left.
        var next = HostProcess.Run(new HostSettings { StateFolder = State }, "-Command", $"(Invoke-OpenClawSync '{_home}' -Target '{Left}').Status");
        Assert.Equal("succeeded", Assert.Single(next.Succeeded()));
    }

    [Fact]
    public void A_state_folder_on_a_full_disk_is_an_error_that_names_it()
    {
        RequireMounts();
        var run = OnSmallDisk(20, $"Invoke-OpenClawSync '{_home}' -Target http://127.0.0.1:9/ingest", _small);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The state database", run.Errors, StringComparison.Ordinal);
        Assert.Contains("full", run.Errors, StringComparison.Ordinal);
    }

    private string State => Path.Combine(_folder.Path, "state");

    private string Left => Path.Combine(_folder.Path, "left.db");

    // A user's own name space may mount; some containers forbid it.
    private void RequireMounts() => Assert.SkipUnless(
        OperatingSystem.IsLinux() && Shell($"unshare --map-root-user --mount mount -t tmpfs -o size=20k none '{_small}'", State, "").ExitCode == 0,
        "Here no file system can be mounted.");

    private HostRun OnSmallDisk(int kilobytes, string command, string? state = null) => Shell(
        $"""exec unshare --map-root-user --mount sh -c 'mount -t tmpfs -o size={kilobytes}k none "$0" && exec "$@"' '{_small}' "$DOTNET" "$HOST" -Command "$COMMAND" """,
        state ?? State,
        command);

    private static HostRun Shell(string script, string state, string command)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        new HostSettings { StateFolder = state }.Apply(start.Environment);
        start.Environment["DOTNET"] = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        start.Environment["HOST"] = Paths.Host;
        start.Environment["COMMAND"] = command;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new HostRun(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
