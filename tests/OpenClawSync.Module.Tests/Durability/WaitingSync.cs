using System.Diagnostics;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>
/// A pwsh process that has loaded the module and runs its command when it is told to, so that its start does not count into the
/// run, and can go on while another run is being killed.
/// </summary>
internal sealed class WaitingSync : IDisposable
{
    /// <summary>The function that a script calls to wait until it may continue.</summary>
    public const string Wait = "Wait-Turn";

    private const int KilledBySignal = 128 + 9;

    private readonly TempFolder _turns = new();
    private readonly Process _process;
    private readonly Task<string> _errors;
    private int _turn;

    public WaitingSync(PwshSettings settings, string command)
    {
        // By files rather than by its input, which pwsh itself reads.
        _process = Pwsh.Start(
            settings,
            $$"""
            $turn = 0
            function {{Wait}} { $script:turn++; while (-not [IO.File]::Exists("{{_turns.Path}}/$turn")) { [Threading.Thread]::Sleep(2) } }
            'ready'
            {{Wait}}
            {{command}}
            """
        );
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public void WaitUntilReady() => Assert.Equal("ready", ReadLine());

    public string? ReadLine() => _process.StandardOutput.ReadLine();

    /// <summary>Starts its command, or lets it continue where it waits.</summary>
    public void GoOn() => _turns.File($"{++_turn}", "");

    /// <summary>Kills it with SIGKILL unless it ends earlier.</summary>
    public KilledRun KillAfter(TimeSpan instant)
    {
        var output = _process.StandardOutput.ReadToEndAsync();
        var clock = Stopwatch.StartNew();
        if (!_process.WaitForExit(instant))
        {
            _process.Kill();
        }

        Assert.True(_process.WaitForExit(Pwsh.Timeout), "A killed process went on.");
        return new KilledRun(
            _process.ExitCode == KilledBySignal,
            clock.Elapsed,
            new PwshRun(_process.ExitCode, output.Result, _errors.Result)
        );
    }

    public KilledRun WaitForEnd() => KillAfter(Pwsh.Timeout);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        _turns.Dispose();
    }
}

/// <summary>How a run ended.</summary>
/// <param name="WasKilled">Whether the kill found it alive.</param>
/// <param name="Elapsed">How long it ran.</param>
/// <param name="Run">What it left.</param>
internal sealed record KilledRun(bool WasKilled, TimeSpan Elapsed, PwshRun Run);
