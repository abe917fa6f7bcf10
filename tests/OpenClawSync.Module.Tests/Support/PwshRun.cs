namespace OpenClawSync.Module.Tests.Support;

/// <summary>What a pwsh process printed, and its exit code.</summary>
internal sealed record PwshRun(int ExitCode, string Output, string Errors)
{
    public string[] Lines { get; } = Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The lines of a run that had to succeed.</summary>
    public string[] Succeeded()
    {
        Assert.True(ExitCode == 0 && Errors.Length == 0, $"exit {ExitCode}\n{Output}\n{Errors}");
        return Lines;
    }
}
