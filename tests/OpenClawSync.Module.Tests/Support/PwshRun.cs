namespace OpenClawSync.Module.Tests.Support;

/// <summary>The output and the exit code of a pwsh process.</summary>
internal sealed record PwshRun(int ExitCode, string Output, string Errors)
{
    public string[] Lines { get; } = Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The output lines of a run, which must have succeeded.</summary>
    public string[] Succeeded()
    {
        Assert.True(ExitCode == 0 && Errors.Length == 0, $"exit {ExitCode}\n{Output}\n{Errors}");
        return Lines;
    }
}
