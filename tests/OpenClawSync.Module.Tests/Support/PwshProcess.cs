using System.Diagnostics;

namespace OpenClawSync.Module.Tests.Support;

/// <summary>Runs scripts as a scheduler would: in a separate pwsh process, with redirected streams and without input.</summary>
internal sealed class PwshProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private PwshProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public static PwshRun Run(string script) => Run(new PwshSettings(), script);

    public static PwshRun Run(PwshSettings settings, string script)
    {
        using var process = Start(settings, script);
        return process.WaitForExit();
    }

    public static PwshProcess Start(PwshSettings settings, string script) => new(Pwsh.Start(settings, script));

    public string? ReadLine() => _process.StandardOutput.ReadLine();

    public PwshRun WaitForExit()
    {
        var output = _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (!_process.WaitForExit(Pwsh.Timeout))
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"pwsh did not exit.\n{output.Result}\n{_errors.Result}");
        }

        return new PwshRun(_process.ExitCode, output.Result, _errors.Result);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
