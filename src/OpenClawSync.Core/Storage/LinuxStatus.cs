using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenClawSync.Storage;

/// <summary>
/// What <c>statx</c> says about an entry: struct statx of linux/stat.h, with the fields that are used here. It has the same layout on every
/// architecture, unlike the structures of older calls.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal readonly struct LinuxStatus
{
    public const int DoNotFollow = 0x100;
    public const int DoNotMount = 0x800;
    public const int DoNotSynchronize = 0x4000;

    private const int CurrentDirectory = -100;
    private const int EmptyPath = 0x1000;
    private const uint BasicStats = 0x7ff;

    [FieldOffset(20)]
    public readonly uint Owner;

    [FieldOffset(24)]
    public readonly uint Group;

    [FieldOffset(28)]
    public readonly ushort Mode;

    [FieldOffset(32)]
    public readonly ulong Inode;

    [FieldOffset(40)]
    public readonly ulong Size;

    [FieldOffset(96)]
    public readonly LinuxTime Changed;

    [FieldOffset(112)]
    public readonly LinuxTime Modified;

    [FieldOffset(136)]
    public readonly uint DeviceMajor;

    [FieldOffset(140)]
    public readonly uint DeviceMinor;

    /// <summary>Reads the status of a path.</summary>
    /// <returns>0, or -1 with the reason as the last system error.</returns>
    /// <exception cref="EntryPointNotFoundException">The C library is older than the call.</exception>
    public static int Read(string path, int flags, out LinuxStatus found) => StatX(CurrentDirectory, path, flags, BasicStats, out found);

    /// <summary>Reads the status of an open file.</summary>
    /// <inheritdoc cref="Read(string, int, out LinuxStatus)" />
    public static int Read(SafeFileHandle file, int flags, out LinuxStatus found) =>
        StatX(file, "", flags | EmptyPath, BasicStats, out found);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(
        int directory,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        int flags,
        uint mask,
        out LinuxStatus result
    );

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(
        SafeFileHandle file,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        int flags,
        uint mask,
        out LinuxStatus result
    );
}

/// <summary>struct statx_timestamp of linux/stat.h.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal readonly struct LinuxTime
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    private readonly long _seconds;
    private readonly uint _nanoseconds;

    public long Nanoseconds => (_seconds * NanosecondsPerSecond) + _nanoseconds;
}
