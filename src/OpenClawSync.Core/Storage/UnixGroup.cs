using System.Globalization;
using System.Runtime.InteropServices;

namespace OpenClawSync.Storage;

/// <summary>
/// Decides who is in a group. Where users have a group of their own, their folders are often writable by it (umask 002), which lets nobody
/// else in.
/// </summary>
internal static class UnixGroup
{
    private const uint RootGroup = 0;

    // On macOS these users may become root anyway.
    private const uint MacAdministrators = 80;

    private const string UserFile = "/etc/passwd";
    private const string GroupFile = "/etc/group";
    private const string AccessList = "system.posix_acl_access";
    private const int BufferSize = 1 << 16;
    private const int NotFound = 2;

    /// <summary>Whether nobody but these users can write to something that its group may write to.</summary>
    /// <param name="group">The id of the group.</param>
    /// <param name="users">The ids of the users. Root may do everything anyway.</param>
    /// <param name="path">The file or folder. If it has an access list, the bits of the group say what anybody on the list may do.</param>
    public static bool HasOnly(uint group, uint[] users, string path)
    {
        if (OperatingSystem.IsMacOS())
        {
            return group is RootGroup or MacAdministrators;
        }

        try
        {
            return !HasAccessList(path) && (group == RootGroup || HasOnly(group, users));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    private static bool HasOnly(uint group, uint[] users)
    {
        List<string> names = ["root"];
        foreach (var line in Lines(UserFile))
        {
            if (line.Length < 4 || Id(line[2]) is not { } user)
            {
                continue;
            }

            if (Array.IndexOf(users, user) >= 0)
            {
                names.Add(line[0]);
            }
            else if (Id(line[3]) == group)
            {
                // It is the primary group of somebody else.
                return false;
            }
        }

        var isLocal = false;
        foreach (var line in Lines(GroupFile))
        {
            if (line.Length >= 4 && Id(line[2]) == group)
            {
                isLocal = true;
                if (!AreAmong(line[3].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), names))
                {
                    return false;
                }
            }
        }

        // A container often has no entry for the group of its volumes, and then nobody is in it.
        return isLocal || IsOwnElsewhere(group, names);
    }

    // A directory service need not list the users who have a group as their primary one, so only a group with the name of the user counts.
    private static bool IsOwnElsewhere(uint group, List<string> names)
    {
        var buffer = Marshal.AllocHGlobal(BufferSize);
        try
        {
            var failed = FindGroup(group, out var entry, buffer, BufferSize, out var found);
            if (found == 0)
            {
                return failed is 0 or NotFound;
            }

            // A user of a directory service is not in the file either.
            names.Add(Environment.UserName);
            List<string> members = [];
            for (var at = 0; Marshal.ReadIntPtr(entry.Members, at * nint.Size) is not 0 and var member; at++)
            {
                members.Add(Marshal.PtrToStringUTF8(member)!);
            }

            return names.IndexOf(Marshal.PtrToStringUTF8(entry.Name)!) > 0 && AreAmong([.. members], names);
        }
        finally
        {
            Marshal.FreeHGlobal(buffer);
        }
    }

    private static bool AreAmong(string[] members, List<string> names)
    {
        foreach (var member in members)
        {
            if (!names.Contains(member))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<string[]> Lines(string file)
    {
        if (!File.Exists(file))
        {
            yield break;
        }

        foreach (var line in File.ReadLines(file))
        {
            yield return line.Split(':');
        }
    }

    private static uint? Id(string text) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static bool HasAccessList(string path) => ReadAttribute(path, AccessList, 0, 0) > 0;

    [DllImport("libc", EntryPoint = "lgetxattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint ReadAttribute(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        nint value,
        nint size
    );

    [DllImport("libc", EntryPoint = "getgrgid_r")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FindGroup(uint group, out GroupEntry entry, nint buffer, nint size, out nint found);

    // struct group of grp.h.
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct GroupEntry
    {
        public readonly nint Name;
        public readonly nint Password;
        public readonly uint Id;
        public readonly nint Members;
    }
}
