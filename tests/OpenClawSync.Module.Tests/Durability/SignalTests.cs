using Microsoft.Data.Sqlite;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>A sync that is stopped by Ctrl+C, a service manager or a system shutdown.</summary>
public sealed class SignalTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public SignalTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(PosixSignals.Interrupt, 1)]
    [InlineData(PosixSignals.Terminate, 143)]
    public void SIGTERM_stops_a_run_which_cleans_up_and_is_logged_as_stopped(int signal, int exitCode)
    {
        var home = new BusyHome(_folder, seed: 1, tasks: 20_000, notes: 0);
        var cleanedUp = Path.Combine(_folder.Path, "cleaned-up");
        using var sync = PosixSignals.WithInterruptDelivered(() =>
            PwshProcess.Start(
                Settings,
                $$"""
                $begun = $false
                try {
                    Invoke-OpenClawSync '{{home.Path}}' -BatchSize 1 -Verbose 4>&1 |
                        ForEach-Object { if (-not $begun -and "$_" -like 'Created *') { $begun = $true; 'writing' } }
                }
                catch { 'caught' }
                finally { $null = New-Item '{{cleanedUp}}' }
                'next'
                """
            )
        );
        Assert.Equal("writing", sync.ReadLine());

        PosixSignals.Send(sync.Id, signal);
        var run = sync.WaitForExit();

        Assert.Equal((exitCode, "", ""), (run.ExitCode, run.Output, run.Errors));
        Assert.True(File.Exists(cleanedUp));
        Assert.Equal(["stopped"], Statuses());
        Assert.InRange(Scalar("SELECT count(*) FROM openclawTasks"), 1, 19_999);

        var rest = PwshProcess.Run(
            Settings,
            $"Invoke-OpenClawSync '{home.Path}' -Kind Task | ForEach-Object {{ \"$($_.Status) $($_.Created + $_.Skipped)\" }}"
        );
        Assert.Equal(["succeeded 20006"], rest.Succeeded());
    }

    [Fact]
    public void A_second_signal_ends_the_process_immediately()
    {
        // The first one finds the run in a command further down the pipeline, which nothing but the engine can stop.
        using var sync = PwshProcess.Start(
            Settings,
            $$"""
            Invoke-OpenClawSync '{{Paths.Home}}' -BatchSize 1 -Verbose 4>&1 |
                ForEach-Object { if ("$_" -like 'Created *') { 'writing'; while ($true) { [Threading.Thread]::Sleep(20) } } }
            """
        );
        Assert.Equal("writing", sync.ReadLine());

        PosixSignals.Send(sync.Id, PosixSignals.Terminate);
        PosixSignals.SendUntil(() => sync.HasExited, sync.Id, PosixSignals.Terminate);

        Assert.Equal(128 + PosixSignals.Terminate, sync.WaitForExit().ExitCode);
    }

    [Fact]
    public void Before_and_after_a_run_the_signal_has_its_default_effect()
    {
        using var session = PwshProcess.Start(
            Settings,
            $$"""
            $null = Invoke-OpenClawSync '{{Paths.Home}}'
            try { 'waiting'; while ($true) { [Threading.Thread]::Sleep(20) } } finally { 'never' }
            """
        );
        Assert.Equal("waiting", session.ReadLine());

        PosixSignals.Send(session.Id, PosixSignals.Terminate);
        var run = session.WaitForExit();

        Assert.Equal((128 + PosixSignals.Terminate, ""), (run.ExitCode, run.Output));
        Assert.Equal(["succeeded"], Statuses());
    }

    private PwshSettings Settings => new() { StateFolder = Path.Combine(_folder.Path, "state") };

    private string[] Statuses() => ((string)Value("SELECT group_concat(status) FROM openclawSyncRuns")).Split(',');

    private long Scalar(string sql) => (long)Value(sql);

    private object Value(string sql)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(_folder.Path, "state", "mission-control.db")};Pooling=False"
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
