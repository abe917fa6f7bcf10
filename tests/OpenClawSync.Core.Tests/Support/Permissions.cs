namespace OpenClawSync.Core.Tests.Support;

/// <summary>Sets Unix permissions. Does nothing on Windows.</summary>
internal static class Permissions
{
    public static void Close(string path) => Set(path, UnixFileMode.None);

    public static void MakeReadOnly(string path) => Set(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);

    /// <summary>The permissions in octal digits; empty on Windows.</summary>
    public static string Of(string path) => OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(path), 8);

    private static void Set(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    /// <summary>Sets the permissions from octal digits.</summary>
    public static void Set(string path, string mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(mode, 8));
        }
    }
}
