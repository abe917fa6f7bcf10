using System.Diagnostics;

namespace OpenClawSync.Module.Tests.Support;

/// <summary>
/// The PowerShell of the tool manifest, started as <c>dotnet pwsh.dll</c>. The command of the tool is only a launcher, so a signal to it
/// would
/// not reach pwsh.
/// </summary>
internal static class Pwsh
{
    /// <summary>Longer than any test needs on a busy machine.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static string Program { get; } =
        File.Exists(Paths.Pwsh)
            ? Paths.Pwsh
            : throw new InvalidOperationException($"There is no PowerShell at '{Paths.Pwsh}'. 'dotnet tool restore' installs it.");

    /// <summary>Starts a script in its own process without input.</summary>
    public static Process Start(PwshSettings settings, string script)
    {
        var command = settings.Command ?? settings.User?.Command ?? [Dotnet, Program];
        var start = new ProcessStartInfo(command[0], [.. command[1..], "-NonInteractive", .. settings.Arguments(script)])
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
