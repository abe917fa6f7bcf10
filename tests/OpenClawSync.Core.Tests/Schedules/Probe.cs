using System.Diagnostics;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Schedules;

namespace OpenClawSync.Core.Tests.Schedules;

/// <summary>A program that records its environment and arguments, so that tests see what it really receives.</summary>
internal sealed class Probe : IDisposable
{
    private readonly TempFolder _folder = new();

    public Probe()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no /bin/sh.");
        Path = _folder.Write("a folder's % $x\\/pwsh", $"#!/bin/sh\nprintf '%s\\0' \"$PROBED\" \"$@\" > '{_folder["seen"]}'\n");
        Permissions.Set(Path, "700");
    }

    public string Path { get; }

    /// <summary>The value of the environment variable PROBED, then the arguments.</summary>
    public string[] Seen() => File.ReadAllText(_folder["seen"]).Split('\0')[..^1];

    /// <summary>A file that sets the variable.</summary>
    public string EnvironmentFile(string name, string value)
    {
        var file = _folder.Write(name, $"PROBED='{value}'\n");
        Permissions.Set(file, "600");
        return file;
    }

    public SchedulePlan Plan(string script, string? environmentFile = null) =>
        new("openclaw-sync", TimeSpan.FromMinutes(15), Path, script) { EnvironmentFile = environmentFile };

    /// <summary>Runs a program and waits for it.</summary>
    public static void Run(ProcessStartInfo start)
    {
        start.Environment.Remove("PROBED");
        using var process = Process.Start(start)!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    public void Dispose() => _folder.Dispose();
}
