using System.Diagnostics;

namespace OpenClawSync.Module.Tests.Support;

/// <summary>Starts scripts/openclaw-sync/run-sync.sh as a person or a scheduler does, with the given PATH.</summary>
internal static class RunSync
{
    public static string Scripts { get; } = Path.Combine(Paths.Repository, "scripts", "openclaw-sync");

    /// <summary>Makes a folder with a program that starts the PowerShell of these tests.</summary>
    public static string FolderWithPwsh(TempFolder folder)
    {
        var bin = Directory.CreateDirectory(Path.Combine(folder.Path, "bin")).FullName;
        var program = folder.File("bin/pwsh", $"#!/bin/sh\nexec '{Pwsh.Dotnet}' '{Pwsh.Program}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return bin;
    }

    public static Process Start(PwshSettings settings, string? path, string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [script, .. arguments])
        {
            WorkingDirectory = settings.WorkingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        settings.Apply(start.Environment);
        start.Environment["PATH"] = path ?? start.Environment["PATH"];
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public static PwshRun Finish(Process process)
    {
        using (process)
        {
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            if (!process.WaitForExit(Pwsh.Timeout))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"run-sync.sh did not exit.\n{output.Result}\n{errors.Result}");
            }

            return new PwshRun(process.ExitCode, output.Result, errors.Result);
        }
    }
}
