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

    /// <summary>Creates an empty file unless there is one, which is left as it is.</summary>
    public static void CreateUnlessExists(string path)
    {
        try
        {
            Create(path, FileMode.CreateNew).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster.
        }
    }

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

    /// <summary>
    /// Creates a file and locks it for as long as the stream is open, so that <see cref="TryLock" /> fails. On Windows other programs may
    /// write to it but not delete it.
    /// </summary>
    /// <exception cref="IOException">The file exists, or another process has just locked it.</exception>
    public static FileStream CreateLocked(string path) =>
        Open(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = OperatingSystem.IsWindows() ? FileShare.ReadWrite : FileShare.None,
            }
        );

    /// <summary>Locks an existing file; null when another process has locked it, or it cannot be opened.</summary>
    public static FileStream? TryLock(string path)
    {
        try
        {
            // On Windows the file must still be possible to delete.
            var share = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;
            return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, share);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether there is a file as this class creates it: of this user, with the same permissions, and no link.</summary>
    public static bool IsOwnPlainFile(string path) =>
        UnixEntry.IsSupported
            ? UnixEntry.Read(path) is { IsFile: true, Permissions: Mode } entry && entry.Owner == UnixUser.Current
            : new FileInfo(path) is { Exists: true, LinkTarget: null };

    /// <summary>Whether others have a permission on a file of this user that they should not have. Never on Windows.</summary>
    /// <param name="path">The file.</param>
    /// <param name="allowed">What they may have.</param>
    public static bool IsWide(string path, UnixFileMode allowed = UnixFileMode.None) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(Mode | allowed)) != 0 && UnixUser.MayOwn(path);

    /// <summary>
    /// Removes the permissions that others have on an existing file of this user. Does nothing on Windows.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="allowed">What they keep.</param>
    public static void Restrict(string path, UnixFileMode allowed = UnixFileMode.None)
    {
        if (!OperatingSystem.IsWindows() && IsWide(path, allowed))
        {
            File.SetUnixFileMode(path, Mode | (File.GetUnixFileMode(path) & allowed));
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
        // What is buffered would be written when the file is closed, where nobody expects a failure. Everything is written at once anyway.
        options.BufferSize = 0;
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Mode;
        }

        return new FileStream(path, options);
    }

    [UnsupportedOSPlatform("windows")]
    private static bool IsOwn(string file)
    {
        if (UnixEntry.Resolve(file) is { } entry)
        {
            return entry.Owner == UnixUser.Current;
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
}
