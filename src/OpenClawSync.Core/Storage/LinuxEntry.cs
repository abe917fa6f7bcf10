using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenClawSync.Storage;

/// <summary>Reads entries with <c>statx</c>, whose structure has the same layout on every architecture.</summary>
internal static class LinuxEntry
{
    private const int CurrentDirectory = -100;
    private const int DoNotFollow = 0x100;
    private const int DoNotMount = 0x800;
    private const int EmptyPath = 0x1000;
    private const int DoNotSynchronize = 0x4000;
    private const uint TypeModeAndOwner = 0x1b;

    public static UnixEntry? Read(string path, bool followsLinks)
    {
        try
        {
            var flags = DoNotMount | DoNotSynchronize | (followsLinks ? 0 : DoNotFollow);
            return StatX(CurrentDirectory, path, flags, TypeModeAndOwner, out var found) == 0 ? Entry(found) : null;
        }
        catch (EntryPointNotFoundException)
        {
            // The C library is older than the call.
            return null;
        }
    }

    public static UnixEntry? Of(SafeFileHandle file)
    {
        try
        {
            return StatX(file, "", EmptyPath | DoNotSynchronize, TypeModeAndOwner, out var found) == 0 ? Entry(found) : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    private static UnixEntry Entry(Status found) => new(found.Mode, found.Owner, found.Group);

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(
        int directory,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        int flags,
        uint mask,
        out Status result
    );

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(
        SafeFileHandle file,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        int flags,
        uint mask,
        out Status result
    );

    // struct statx of linux/stat.h, with the fields that are used here.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct Status
    {
        [FieldOffset(20)]
        public readonly uint Owner;

        [FieldOffset(24)]
        public readonly uint Group;

        [FieldOffset(28)]
        public readonly ushort Mode;
    }
}
