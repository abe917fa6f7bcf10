using System.Diagnostics;

namespace OpenClawSync.Module.Tests.Support;

/// <summary>Starts OpenClawSync.Host as a user would: another process, its streams redirected, nothing to type.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private HostProcess(Process process)
    {
        _process = process;
        _process.StandardInput.Close();
        _errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public int Id => _process.Id;

    public static HostRun Run(params string[] arguments) => Run(new HostSettings(), arguments);

    public static HostRun Run(HostSettings settings, params string[] arguments)
    {
        using var host = Start(settings, arguments);
        return host.WaitForExit();
    }

    public static HostProcess Start(HostSettings settings, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = settings.WorkingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[settings.Host, .. arguments]) start.ArgumentList.Add(argument);
        settings.Apply(start.Environment);
        return new HostProcess(Process.Start(start)!);
    }

    public string? ReadLine() => _process.StandardOutput.ReadLine();

    public HostRun WaitForExit()
    {
        var output = _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (!_process.WaitForExit(Patience))
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The host did not end.\n{output.Result}\n{_errors.Result}");
        }

        return new HostRun(_process.ExitCode, output.Result, _errors.Result);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
