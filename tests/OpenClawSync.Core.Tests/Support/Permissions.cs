namespace OpenClawSync.Core.Tests.Support;

/// <summary>Takes rights away, where the system has such rights.</summary>
internal static class Permissions
{
    public static void Close(string path) => Set(path, UnixFileMode.None);

    public static void MakeReadOnly(string path) => Set(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);

    /// <summary>The rights as chmod writes them.</summary>
    public static string Of(string path) => OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(path), 8);

    private static void Set(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    /// <summary>Sets the mode, written as octal digits.</summary>
    public static void Set(string path, string mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(mode, 8));
        }
    }
}
