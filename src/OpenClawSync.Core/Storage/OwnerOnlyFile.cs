using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace OpenClawSync.Storage;

/// <summary>Tells whether a file is the present user's and closed to everybody else.</summary>
internal static class OwnerOnlyFile
{
    private const UnixFileMode Others = (UnixFileMode)0x3f;

    /// <exception cref="IOException">It cannot be looked at.</exception>
    public static bool Is(string path)
    {
        var file = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        return OperatingSystem.IsWindows() ? IsClosed(file) : (File.GetUnixFileMode(file) & Others) == 0 && IsOwn(file);
    }

    [UnsupportedOSPlatform("windows")]
    private static bool IsOwn(string file)
    {
        if (OperatingSystem.IsLinux() && LinuxFileState.OwnerOf(file) is { } owner)
        {
            return owner == EffectiveUser();
        }

        // Only its owner may set the mode of a file, be it to what it is.
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

    // Never run on Windows so far. The system and its administrators can read everything anyway.
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
