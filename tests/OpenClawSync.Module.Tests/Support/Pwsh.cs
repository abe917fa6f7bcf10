using System.Diagnostics;

namespace OpenClawSync.Module.Tests.Support;

/// <summary>
/// The PowerShell that the tool manifest pins, started as <c>dotnet pwsh.dll</c>: the tool's own command is a launcher, and
/// whoever kills or signals that leaves pwsh running.
/// </summary>
internal static class Pwsh
{
    /// <summary>Longer than any test needs on a machine that is busy with other work.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static string Program { get; } =
        File.Exists(Paths.Pwsh)
            ? Paths.Pwsh
            : throw new InvalidOperationException($"There is no PowerShell at '{Paths.Pwsh}'. 'dotnet tool restore' installs it.");

    /// <summary>Starts a script in a process of its own that nobody can type to.</summary>
    public static Process Start(PwshSettings settings, string script)
    {
        var start = new ProcessStartInfo(Dotnet, [Program, "-NonInteractive", .. settings.Arguments(script)])
        {
            WorkingDirectory = settings.WorkingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        settings.Apply(start.Environment);
        var process = Process.Start(start)!;
        // pwsh reads redirected input to its end before it exits.
        process.StandardInput.Close();
        return process;
    }
}
