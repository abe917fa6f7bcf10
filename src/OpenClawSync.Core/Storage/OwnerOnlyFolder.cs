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

    /// <summary>Whether others have a permission on a folder of this user that they should not have. Never on Windows.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="allowed">What they may have.</param>
    public static bool IsWide(string path, UnixFileMode allowed = UnixFileMode.None) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(Mode | allowed)) != 0 && UnixUser.MayOwn(path);

    /// <summary>
    /// Removes the permissions that others have on an existing folder of this user. The owner of any other folder, such as root for a
    /// mounted volume, has decided about it. Does nothing on Windows.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="allowed">What they keep.</param>
    public static void Restrict(string path, UnixFileMode allowed = UnixFileMode.None)
    {
        if (!OperatingSystem.IsWindows() && IsWide(path, allowed))
        {
            File.SetUnixFileMode(path, Mode | (File.GetUnixFileMode(path) & allowed));
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
