using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using OpenClawSync.Records;

namespace OpenClawSync.Schedules;

/// <summary>Runs a command of a system scheduler.</summary>
internal sealed class ProcessRunner(string program, CancellationToken cancellationToken)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private static readonly string[] NeededVariables =
    [
        "PATH",
        "HOME",
        "USER",
        "LOGNAME",
        "SHELL",
        "LANG",
        "TZ",
        "TMPDIR",
        "LD_LIBRARY_PATH",
    ];
    private static readonly string[] NeededPrefixes = ["XDG_", "DBUS_", "SYSTEMD_"];

    /// <summary>Whether the program exists.</summary>
    public bool Exists => Path is not null;

    // .NET would search the current folder as well.
    private string? Path => ProgramPath.Find(program, Environment.GetEnvironmentVariable);

    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">Its standard input; null for none.</param>
    /// <exception cref="OpenClawSyncException">SchedulerUnavailable: the program cannot be started, or does not end in time.</exception>
    public ProcessResult Run(IEnumerable<string> arguments, byte[]? input = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = Start(arguments);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ended.CancelAfter(Timeout);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(ended.Token);
            using var output = new MemoryStream();
            var copied = process.StandardOutput.BaseStream.CopyToAsync(output, ended.Token);
            Feed(process, input);
            process.WaitForExitAsync(ended.Token).GetAwaiter().GetResult();
            copied.GetAwaiter().GetResult();
            return new ProcessResult(process.ExitCode, output.ToArray(), errors.GetAwaiter().GetResult().Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new OpenClawSyncException(
                ErrorIds.SchedulerUnavailable,
                $"{program} did not end within {Timeout.TotalSeconds:0} seconds."
            );
        }
    }

    private Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path ?? throw Missing())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // A scheduler needs no variable of this module, of OpenClaw or of anything else, and any of them may contain a token.
        foreach (var name in start.Environment.Keys.Where(name => !IsNeeded(name)).ToList())
        {
            start.Environment.Remove(name);
        }

        // Its messages are parsed.
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw Missing();
        }
    }

    private static bool IsNeeded(string name) =>
        NeededVariables.Contains(name) || Array.Exists(NeededPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private OpenClawSyncException Missing() =>
        new(ErrorIds.SchedulerUnavailable, $"{program} does not exist on this machine, or cannot be started. Give another -Scheduler.");

    private static void Feed(Process process, byte[]? input)
    {
        try
        {
            using var pipe = process.StandardInput.BaseStream;
            pipe.Write(input ?? []);
        }
        catch (IOException)
        {
            // It ended without reading all input; its exit code tells why.
        }
    }
}

/// <summary>The output and the exit code of a program.</summary>
internal sealed record ProcessResult(int ExitCode, byte[] Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;
}
