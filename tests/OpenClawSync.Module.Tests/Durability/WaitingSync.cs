using System.Diagnostics;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>
/// A host process that has loaded the module and runs its command when it is told to, so that its start does not count into the
/// run, and can go on while another run is being killed.
/// </summary>
internal sealed class WaitingSync : IDisposable
{
    private const int KilledBySignal = 128 + 9;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly Task<string> _errors;

    public WaitingSync(HostSettings settings, string command)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = settings.WorkingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments = [settings.Host, "-Command", $"'ready'; $null = [Console]::In.ReadLine(); {command}"];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        settings.Apply(start.Environment);
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public void WaitUntilReady() => Assert.Equal("ready", ReadLine());

    public int Id => _process.Id;

    public string? ReadLine() => _process.StandardOutput.ReadLine();

    /// <summary>Lets it run its command, or go on where that waits for a line.</summary>
    public void GoOn()
    {
        _process.StandardInput.WriteLine("go");
        _process.StandardInput.Flush();
    }

    /// <summary>Ends it by SIGKILL unless it ends by itself before.</summary>
    public KilledRun KillAfter(TimeSpan instant)
    {
        var output = _process.StandardOutput.ReadToEndAsync();
        var clock = Stopwatch.StartNew();
        if (!_process.WaitForExit(instant)) _process.Kill();
        Assert.True(_process.WaitForExit(Patience), "A killed process went on.");
        return new KilledRun(_process.ExitCode == KilledBySignal, clock.Elapsed, new HostRun(_process.ExitCode, output.Result, _errors.Result));
    }

    public KilledRun WaitForEnd() => KillAfter(Patience);

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}

/// <summary>How a run ended.</summary>
/// <param name="WasKilled">Whether the kill found it alive.</param>
/// <param name="Elapsed">How long it ran.</param>
/// <param name="Run">What it left.</param>
internal sealed record KilledRun(bool WasKilled, TimeSpan Elapsed, HostRun Run);
