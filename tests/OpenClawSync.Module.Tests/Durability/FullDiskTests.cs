using System.Diagnostics;
using System.Text.Json;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>A real file system that is full: runs fail cleanly, and the next one with free space gives the right result.</summary>
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
    public void A_target_on_a_full_disk_is_an_error_with_a_failed_report_and_no_partial_row(int kilobytes)
    {
        RequireMounts();
        var keep = $"if ([IO.File]::Exists('{_small}/t.db')) {{ [IO.File]::Copy('{_small}/t.db', '{Left}') }}";
        var run = OnSmallDisk(kilobytes, $"try {{ Invoke-OpenClawSync '{_home}' -Target '{_small}/t.db' }} finally {{ {keep} }}");

        Assert.Contains("full", run.Errors, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.Path, "state", "sync-report.json")));
        Assert.Equal("failed", report.RootElement.GetProperty("status").GetString());

        // A run with room goes on with what is left.
        var next = PwshProcess.Run(new PwshSettings { StateFolder = State }, $"(Invoke-OpenClawSync '{_home}' -Target '{Left}').Status");
        Assert.Equal("succeeded", Assert.Single(next.Succeeded()));
    }

    [Fact]
    public void A_state_folder_on_a_full_disk_is_an_error_that_names_it()
    {
        RequireMounts();
        var run = OnSmallDisk(
            20,
            $"Invoke-OpenClawSync '{_home}' -Target http://127.0.0.1:9/ingest -IngestToken (ConvertTo-SecureString token -AsPlainText)",
            _small
        );

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The state database", run.Errors, StringComparison.Ordinal);
        Assert.Contains("full", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_while_a_home_is_read_is_about_the_state_folder_and_leaves_no_report_of_an_earlier_success()
    {
        RequireMounts();
        var (target, report) = (Path.Combine(_folder.Path, "t.db"), $"{_small}/sync-report.json");
        var run = OnSmallDisk(
            4000,
            $$"""
            (Invoke-OpenClawSync '{{_home}}' -Target '{{target}}').Status
            (Get-Content '{{report}}' | ConvertFrom-Json).status
            $filler = [IO.File]::Create('{{_small}}/filler')
            try { $block = [byte[]]::new(4096); while ($true) { $filler.Write($block, 0, 4096); $filler.Flush() } } catch { 'filled' }
            try { Invoke-OpenClawSync '{{_home}}' -Target '{{target}}' -Full } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }
            if ([IO.File]::Exists('{{report}}')) { (Get-Content '{{report}}' | ConvertFrom-Json).status } else { 'no report' }
            """,
            _small
        );

        Assert.Equal(["succeeded", "succeeded", "filled"], run.Lines[..3]);
        Assert.StartsWith("StateUnavailable", run.Lines[3], StringComparison.Ordinal);
        Assert.Contains("disk of the state folder", run.Lines[4], StringComparison.Ordinal);
        Assert.NotEqual("succeeded", run.Lines[^1]);
    }

    [Fact]
    public void A_limit_on_the_size_of_files_is_an_error_that_names_it_and_the_next_run_succeeds()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such limit.");
        var store = Directory.GetFiles(_home, "openclaw.sqlite", SearchOption.AllDirectories).Single();
        using (var file = File.Open(store, FileMode.Open, FileAccess.Write))
        {
            // The rest belongs to no table, but is copied with the database.
            file.SetLength(8 * 1024 * 1024);
        }

        var sync = $"(Invoke-OpenClawSync '{_home}' -Target '{Path.Combine(_folder.Path, "t.db")}').Status";
        var settings = new PwshSettings { StateFolder = State };
        var run = RunUnderLimit(4096, settings, sync);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("ulimit -f", run.Errors, StringComparison.Ordinal);
        Assert.Equal("succeeded", PwshProcess.Run(settings, sync).Succeeded()[^1]);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 400)]
    [InlineData(true, 400)]
    public void A_database_that_reaches_the_limit_fails_the_run_and_the_next_one_loses_nothing(bool isEndpoint, int kilobytes)
    {
        using var scene = isEndpoint ? KillScene.AtEndpoint(tasks: 400, notes: 40) : KillScene.Embedded(tasks: 400, notes: 40);
        var sync = $"Invoke-OpenClawSync '{scene.Home.Path}' {scene.Target.Arguments} -BatchSize 10";
        var run = RunUnderLimit(kilobytes, scene.Target.Settings, $"try {{ {sync} }} catch {{ $_.FullyQualifiedErrorId; throw }}");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(isEndpoint ? "StateUnavailable" : "TargetUnavailable", run.Output, StringComparison.Ordinal);
        Assert.Contains(isEndpoint ? "The state database" : "The target", run.Errors, StringComparison.Ordinal);
        Assert.Contains("ulimit -f", run.Errors, StringComparison.Ordinal);

        scene.Series.Finish();
        scene.FinishReference();
        SameRows.Assert(scene.Reference, scene.Target);
        Assert.Equal((0, 0), scene.Series.Finish() is var last ? (last.Created, last.Updated) : default);
    }

    private string State => Path.Combine(_folder.Path, "state");

    private string Left => Path.Combine(_folder.Path, "left.db");

    // A user's own name space may mount; some containers forbid it.
    private void RequireMounts() =>
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RunOnSmallDisk(20, State, "true").ExitCode == 0,
            "Here no file system can be mounted."
        );

    private PwshRun OnSmallDisk(int kilobytes, string script, string? state = null)
    {
        var settings = new PwshSettings { StateFolder = state ?? State };
        return RunOnSmallDisk(
            kilobytes,
            settings.StateFolder,
            [Pwsh.Dotnet, Pwsh.Program, "-NonInteractive", .. settings.Arguments(script)]
        );
    }

    private PwshRun RunOnSmallDisk(int kilobytes, string state, params string[] command)
    {
        var mount = $"mount -t tmpfs -o size={kilobytes}k,mode=700 none '{_small}' && exec \"$@\"";
        return RunIn(
            "unshare",
            new PwshSettings { StateFolder = state },
            ["--map-root-user", "--mount", "sh", "-c", mount, "sh", .. command]
        );
    }

    private static PwshRun RunUnderLimit(int kilobytes, PwshSettings settings, string script) =>
        RunIn(
            "bash",
            settings,
            [
                "-c",
                $"ulimit -f {kilobytes}; exec \"$@\"",
                "bash",
                Pwsh.Dotnet,
                Pwsh.Program,
                "-NonInteractive",
                .. settings.Arguments(script),
            ]
        );

    private static PwshRun RunIn(string program, PwshSettings settings, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        settings.Apply(start.Environment);

        // Its mapping of code is one large file, which a limit on the size of files does not allow.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new PwshRun(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
