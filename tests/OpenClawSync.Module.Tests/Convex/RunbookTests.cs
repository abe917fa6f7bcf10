using System.Text.Json;
using System.Text.RegularExpressions;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Convex;

/// <summary>The scripts and every command of docs/runbook.md, against the deployment of these tests.</summary>
public sealed partial class RunbookTests : IClassFixture<MissionControl>, IDisposable
{
    private static readonly string Script = Path.Combine(RunSync.Scripts, "run-sync.sh");

    private readonly MissionControl _target;
    private readonly TempFolder _folder = new();
    private readonly string _path;

    public RunbookTests(MissionControl target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "run-sync.sh needs bash.");
        _target = target;
        _target.Reset();
        _path = $"{RunSync.FolderWithPwsh(_folder)}:{Environment.GetEnvironmentVariable("PATH")}";
        File.Copy(Paths.StarterFile, Path.Combine(_folder.Path, "export.json"));
    }

    private string Report => Path.Combine(_folder.Path, "tmp", "sync-report.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_prints_the_counts_writes_the_report_and_exits_with_0()
    {
        var run = Run(ToEndpoint());

        Assert.Contains("14 created, 0 updated, 0 skipped", string.Join('\n', run.Succeeded()), StringComparison.Ordinal);
        Assert.Equal(14, _target.RowCount());
        Assert.Equal(("succeeded", 14), (Reported("status").GetString(), Reported("created").GetInt32()));

        Assert.Contains("0 created, 0 updated, 14 skipped", string.Join('\n', Run(ToEndpoint()).Succeeded()), StringComparison.Ordinal);
        Assert.Equal(("succeeded", 14), (Reported("status").GetString(), Reported("skipped").GetInt32()));
    }

    [Fact]
    public void Without_an_endpoint_it_syncs_into_the_embedded_database()
    {
        Run(Embedded()).Succeeded();

        Assert.True(File.Exists(Path.Combine(_folder.Path, "state", "mission-control.db")));
        Assert.Equal(0, _target.RowCount());
    }

    [Fact]
    public void The_halves_store_the_rows_of_a_run()
    {
        Run(ToEndpoint()).Succeeded();
        var rows = Rows();
        _target.Reset();

        var push = PwshProcess.Run(
            ToEndpoint(),
            $"""
            Set-Location '{RunSync.Scripts}'
            ./pull-openclaw.ps1 | ./push-convex.ps1 | Group-Object Status | ForEach-Object Name
            """
        );

        Assert.Equal(["Created"], push.Succeeded());
        Assert.Equal(rows, Rows());
    }

    [Fact]
    public void A_rejected_token_is_a_failure_with_a_report_that_does_not_contain_it()
    {
        var run = Run(ToEndpoint("sk-wrong-token-0123456789"));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("failed", Reported("status").GetString());
        Assert.DoesNotContain("sk-wrong-token", run.Output + run.Errors + File.ReadAllText(Report), StringComparison.Ordinal);
        Assert.Equal(0, _target.RowCount());
    }

    [Fact]
    public void A_source_that_is_missing_replaces_the_report_of_an_earlier_run()
    {
        Run(ToEndpoint()).Succeeded();
        File.Delete(Path.Combine(_folder.Path, "export.json"));

        Assert.Equal(1, Run(ToEndpoint()).ExitCode);
        Assert.Equal("failed", Reported("status").GetString());
        Assert.Equal(14, _target.RowCount());
    }

    [Fact]
    public void A_run_that_is_only_partly_successful_exits_with_1()
    {
        _folder.File("export.json", """{"tasks":[{"id":"t-1","title":"Good"},{"title":"It has no id"}]}""");

        Assert.Equal(1, Run(ToEndpoint()).ExitCode);
        Assert.Equal(("partial", 1), (Reported("status").GetString(), Reported("created").GetInt32()));
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        var run = Run(Embedded(), "-WhatIf");

        Assert.Contains("What if:", string.Join('\n', run.Succeeded()), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "tmp")));
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "state")));
    }

    [Fact]
    public void SIGTERM_reaches_the_sync()
    {
        var home = new BusyHome(_folder, seed: 1, tasks: 20_000, notes: 0);
        var settings = Embedded();
        settings.Variables.Remove("OPENCLAW_SOURCE_JSON");
        settings.Variables["OPENCLAW_HOME"] = home.Path;
        using var process = RunSync.Start(settings, _path, Script, "-Verbose");
        while (process.StandardOutput.ReadLine() is { } line && !line.Contains("Created ", StringComparison.Ordinal))
        {
            // Wait until the sync has written something.
        }

        PosixSignals.Send(process.Id, PosixSignals.Terminate);
        var run = RunSync.Finish(process);

        Assert.Equal(143, run.ExitCode);
        Assert.Equal("stopped", Reported("status").GetString());
    }

    [Fact]
    public void Scripts_copied_into_another_project_use_the_installed_module()
    {
        var copy = _folder.CopyOf(RunSync.Scripts, "scripts/openclaw-sync");

        RunSync.Finish(RunSync.Start(Installed(), _path, Path.Combine(copy, "run-sync.sh"))).Succeeded();
        Assert.Equal(14, _target.RowCount());
    }

    [Fact]
    public void A_clone_needs_no_pwsh_on_PATH_and_any_other_folder_reports_that_there_is_none()
    {
        var bin = Directory.CreateDirectory(Path.Combine(_folder.Path, "dotnet-only")).FullName;
        var dotnet = Path.IsPathRooted(Pwsh.Dotnet) ? Pwsh.Dotnet : FindOnPath(Pwsh.Dotnet);
        File.CreateSymbolicLink(Path.Combine(bin, "dotnet"), dotnet);
        foreach (var program in new[] { "bash", "dirname" })
        {
            File.CreateSymbolicLink(Path.Combine(bin, program), FindOnPath(program));
        }

        RunSync.Finish(RunSync.Start(ToEndpoint(), bin, Script)).Succeeded();
        Assert.Equal(14, _target.RowCount());

        var copy = _folder.CopyOf(RunSync.Scripts, "project/scripts/openclaw-sync");
        var run = RunSync.Finish(RunSync.Start(ToEndpoint(), bin, Path.Combine(copy, "run-sync.sh")));
        Assert.Equal(127, run.ExitCode);
        Assert.Contains("there is no pwsh on PATH", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_of_the_page_runs()
    {
        var page = File.ReadAllText(Path.Combine(Paths.Repository, "docs", "runbook.md"));
        _folder.CopyOf(RunSync.Scripts, "scripts/openclaw-sync");
        var settings = Installed();
        var commands = Commands().Matches(page);

        Assert.InRange(commands.Count, 10, 30);
        foreach (Match command in commands)
        {
            var code = command.Groups["code"].Value;
            var run =
                command.Groups["language"].Value == "sh"
                    ? RunSync.Finish(RunSync.Start(settings, _path, "-c", code))
                    : PwshProcess.Run(settings, code);
            Assert.True(run.ExitCode == 0 && run.Errors.Length == 0, $"{code}\n{run.Output}\n{run.Errors}");
        }

        Assert.Equal(14, _target.RowCount());
    }

    private PwshRun Run(PwshSettings settings, params string[] arguments) =>
        RunSync.Finish(RunSync.Start(settings, _path, Script, arguments));

    private JsonElement Reported(string name) => JsonDocument.Parse(File.ReadAllText(Report)).RootElement.GetProperty(name);

    private (string, string)[] Rows() =>
        [
            .. new[] { "openclawTasks", "openclawCronJobs", "openclawMemoryEntries" }
                .SelectMany(_target.Rows)
                .Select(row => (row.GetProperty("sourceKey").GetString()!, row.GetProperty("fingerprint").GetString()!))
                .Order(),
        ];

    private PwshSettings Embedded() =>
        new()
        {
            WorkingFolder = _folder.Path,
            StateFolder = Path.Combine(_folder.Path, "state"),
            Variables = { ["OPENCLAW_SOURCE_JSON"] = "export.json" },
        };

    private PwshSettings ToEndpoint(string token = MissionControl.Token)
    {
        var settings = Embedded();
        settings.Variables["CONVEX_INGEST_URL"] = _target.Ingest;
        settings.Variables["CONVEX_INGEST_TOKEN"] = token;
        return settings;
    }

    private PwshSettings Installed()
    {
        var modules = Directory.CreateDirectory(Path.Combine(_folder.Path, "modules")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(modules, "OpenClawSync"), Paths.Module);
        var settings = ToEndpoint();
        settings.Variables["PSModulePath"] = modules;
        return settings;
    }

    private static string FindOnPath(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, program)).First(File.Exists);

    [GeneratedRegex(@"^```(?<language>sh|powershell)[^\n]*\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Commands();
}
