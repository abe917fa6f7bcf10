using System.Diagnostics;
using System.Reflection;

namespace OpenClawSync.Benchmarks;

/// <summary>Starts pwsh for the reports, and locates what the build made for them.</summary>
internal static class PwshProgram
{
    /// <summary>The path that the build recorded under this key.</summary>
    public static string Built(string key) =>
        Path.GetFullPath(
            Path.Combine(
                AppContext.BaseDirectory,
                typeof(PwshProgram)
                    .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                    .Single(attribute => attribute.Key == key)
                    .Value!
            )
        );

    /// <summary>Runs a script in a new process and returns what it printed.</summary>
    public static string Run(string script, string stateFolder)
    {
        using var process = Start(script, stateFolder);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"pwsh exited with {process.ExitCode}: {output}");
    }

    private static Process Start(string script, string stateFolder)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [Built("Pwsh"), "-NoProfile", "-NonInteractive", "-Command", script])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        start.Environment["OPENCLAW_SYNC_HOME"] = stateFolder;
        return Process.Start(start)!;
    }
}
