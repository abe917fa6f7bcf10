using System.Diagnostics;
using System.Xml.Linq;
using Microsoft.Data.Sqlite;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests;

/// <summary>What a schedule calls is called: the words of the printed agent, as a process, without the variables of whoever registered it.</summary>
public sealed class ScheduledRunTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PwshSettings _settings;

    public ScheduledRunTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no /bin/sh.");
        _settings = new PwshSettings
        {
            StateFolder = Path.Combine(_folder.Path, "it's 5% $HOME"),
            Variables = new() { ["OPENCLAW_HOME"] = Paths.Home, ["CONVEX_INGEST_TOKEN"] = "canary" },
        };
    }

    private string Target => Path.Combine(_folder.Path, "a target's.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_scheduled_run_syncs_what_the_session_would_have()
    {
        var variables = Program("my env", "OPENCLAW_SYNC_INSTANCE=from-the-file\n");

        Assert.Equal(0, Run(Words($"-EnvironmentFile '{variables}'")));

        using var target = new SqliteConnection($"Data Source={Target};Pooling=False;Mode=ReadOnly");
        target.Open();
        using var command = target.CreateCommand();
        command.CommandText = "SELECT instanceId || ' ' || created || ' ' || status FROM openclawSyncRuns";
        Assert.Equal("from-the-file 28 succeeded", command.ExecuteScalar());
        Assert.True(File.Exists(Path.Combine(_settings.StateFolder!, "sync-report.json")));
    }

    [Fact]
    public void A_scheduled_run_that_fails_ends_with_1()
    {
        var words = Words("");
        _folder.File(Path.GetFileName(Target), "this is no database, and it is long enough to be looked at as one");

        Assert.Equal(1, Run(words));
    }

    private string[] Words(string arguments)
    {
        var target = Target.Replace("'", "''", StringComparison.Ordinal);
        var run = PwshProcess.Run(_settings, $"(Register-OpenClawSyncSchedule -Scheduler Launchd -Target '{target}' {arguments}).Text");
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.DoesNotContain("canary", run.Output, StringComparison.Ordinal);
        return [.. XDocument.Parse(run.Output).Descendants("array").Single().Elements().Select(word => word.Value)];
    }

    private static int Run(string[] words)
    {
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        new PwshSettings().Apply(start.Environment);
        start.Environment.Remove("OPENCLAW_SYNC_HOME");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode <= 1, errors.Result);
        return process.ExitCode;
    }

    private string Program(string name, string text)
    {
        var file = _folder.File(name, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }
}
