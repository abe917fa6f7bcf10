using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenClawSync.Storage;

/// <summary>Reads entries with <c>stat</c>. On Intel the names of the calls carry the layout of the structure.</summary>
internal static class MacEntry
{
    private static readonly bool IsIntel = RuntimeInformation.ProcessArchitecture == Architecture.X64;

    public static UnixEntry? Read(string path, bool followsLinks)
    {
        Status found;
        var failed = (IsIntel, followsLinks) switch
        {
            (true, true) => StatIntel(path, out found),
            (true, false) => LinkStatIntel(path, out found),
            (false, true) => Stat(path, out found),
            (false, false) => LinkStat(path, out found),
        };
        return failed == 0 ? Entry(found) : null;
    }

    public static UnixEntry? Of(SafeFileHandle file) =>
        (IsIntel ? FileStatIntel(file, out var found) : FileStat(file, out found)) == 0 ? Entry(found) : null;

    private static UnixEntry Entry(Status found) => new(found.Mode, found.Owner, found.Group);

    [DllImport("libc", EntryPoint = "stat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Stat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, out Status result);

    [DllImport("libc", EntryPoint = "lstat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LinkStat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, out Status result);

    [DllImport("libc", EntryPoint = "fstat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FileStat(SafeFileHandle file, out Status result);

    [DllImport("libc", EntryPoint = "stat$INODE64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatIntel([MarshalAs(UnmanagedType.LPUTF8Str)] string path, out Status result);

    [DllImport("libc", EntryPoint = "lstat$INODE64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LinkStatIntel([MarshalAs(UnmanagedType.LPUTF8Str)] string path, out Status result);

    [DllImport("libc", EntryPoint = "fstat$INODE64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FileStatIntel(SafeFileHandle file, out Status result);

    // struct stat of sys/stat.h with 64-bit inodes, with the fields that are used here.
    [StructLayout(LayoutKind.Explicit, Size = 144)]
    private readonly struct Status
    {
        [FieldOffset(4)]
        public readonly ushort Mode;

        [FieldOffset(16)]
        public readonly uint Owner;

        [FieldOffset(20)]
        public readonly uint Group;
    }
}
