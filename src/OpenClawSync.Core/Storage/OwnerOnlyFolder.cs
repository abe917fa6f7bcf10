using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace OpenClawSync.Storage;

/// <summary>Folders that only their owner may enter.</summary>
internal static class OwnerOnlyFolder
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Creates a folder and those above it. An existing folder keeps its permissions.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            CreateOnWindows(path);
        }
        else
        {
            CreateOnUnix(path);
        }
    }

    /// <summary>Removes the permissions that others have on an existing folder. Does nothing on Windows.</summary>
    /// <exception cref="UnauthorizedAccessException">The folder belongs to somebody else.</exception>
    public static void Restrict(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~Mode) != 0)
        {
            File.SetUnixFileMode(path, Mode);
        }
    }

    // .NET would create those above it for everybody, as far as the umask of the process lets it.
    [UnsupportedOSPlatform("windows")]
    private static void CreateOnUnix(string path)
    {
        if (!Directory.Exists(path) && Path.GetDirectoryName(Path.GetFullPath(path)) is { } above)
        {
            CreateOnUnix(above);
        }

        Directory.CreateDirectory(path, Mode);
    }

    // Not tested on Windows yet. Files and folders that are created inside inherit the one access rule.
    [SupportedOSPlatform("windows")]
    private static void CreateOnWindows(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        using var identity = WindowsIdentity.GetCurrent();
        var security = new DirectorySecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(
            new FileSystemAccessRule(
                identity.User!,
                FileSystemRights.FullControl,
                InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit,
                PropagationFlags.None,
                AccessControlType.Allow
            )
        );
        new DirectoryInfo(path).Create(security);
    }
}
