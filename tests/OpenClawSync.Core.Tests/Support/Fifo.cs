using System.Diagnostics;

namespace OpenClawSync.Core.Tests.Support;

/// <summary>Makes named pipes. Opening one waits until another program opens it as well.</summary>
internal static class Fifo
{
    public static string Create(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such pipes.");
        using var maker = Process.Start("mkfifo", path);
        maker.WaitForExit();
        Assert.Equal(0, maker.ExitCode);
        return path;
    }

    /// <summary>Makes one in place of a file.</summary>
    public static string Replace(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
        return Create(path);
    }
}
