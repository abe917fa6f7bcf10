using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace OpenClawSync.Storage;

/// <summary>
/// Files that only their owner may read and write. On Windows a new file inherits the access rules of its folder, which
/// <see cref="OwnerOnlyFolder" /> sets.
/// </summary>
internal static class OwnerOnlyFile
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode AnyoneElse = (UnixFileMode)0x3f;

    /// <summary>Opens a file for writing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether it is created, and what becomes of an existing one, whose permissions stay as they are.</param>
    public static FileStream Create(string path, FileMode mode) =>
        Open(path, new FileStreamOptions { Mode = mode, Access = FileAccess.Write });

    /// <summary>Opens a file for this process alone, and creates it if it does not exist.</summary>
    /// <exception cref="IOException">Another process has opened it exclusively.</exception>
    public static FileStream OpenExclusively(string path) =>
        Open(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
            }
        );

    /// <summary>Removes the permissions that others have on an existing file. Does nothing on Windows.</summary>
    /// <exception cref="UnauthorizedAccessException">The file belongs to somebody else.</exception>
    public static void Restrict(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~Mode) != 0)
        {
            File.SetUnixFileMode(path, Mode);
        }
    }

    /// <summary>
    /// Whether an existing file belongs to the current user and nobody else has any permission on it. Links are followed.
    /// </summary>
    /// <exception cref="IOException">Its permissions cannot be read.</exception>
    public static bool IsOwnerOnly(string path)
    {
        var file = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        return OperatingSystem.IsWindows() ? IsClosed(file) : (File.GetUnixFileMode(file) & AnyoneElse) == 0 && IsOwn(file);
    }

    private static FileStream Open(string path, FileStreamOptions options)
    {
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Mode;
        }

        return new FileStream(path, options);
    }

    [UnsupportedOSPlatform("windows")]
    private static bool IsOwn(string file)
    {
        if (OperatingSystem.IsLinux() && LinuxFileState.OwnerOf(file) is { } owner)
        {
            return owner == EffectiveUser();
        }

        // Only the owner of a file may set its mode, even to what it already is.
        try
        {
            File.SetUnixFileMode(file, File.GetUnixFileMode(file));
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Not tested on Windows yet. The system and its administrators can read every file anyway.
    [SupportedOSPlatform("windows")]
    private static bool IsClosed(string file)
    {
        using var identity = WindowsIdentity.GetCurrent();
        SecurityIdentifier[] allowed =
        [
            identity.User!,
            new(WellKnownSidType.LocalSystemSid, null),
            new(WellKnownSidType.BuiltinAdministratorsSid, null),
        ];
        return new FileInfo(file)
            .GetAccessControl()
            .GetAccessRules(true, true, typeof(SecurityIdentifier))
            .Cast<FileSystemAccessRule>()
            .Where(rule => rule.AccessControlType == AccessControlType.Allow)
            .All(rule => allowed.Contains(rule.IdentityReference));
    }

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveUser();
}
