using System.Runtime.InteropServices;

namespace OpenClawSync.Storage;

/// <summary>
/// Calls <c>statx</c>, whose structure has the same layout on every architecture. .NET itself does not expose the time of the last metadata
/// change.
/// </summary>
internal static class LinuxFileState
{
    private const int CurrentDirectory = -100;
    private const int DoNotSynchronize = 0x4000;
    private const uint BasicStats = 0x7ff;
    private const int NoSuchFile = 2;
    private const int NotADirectory = 20;
    private const long NanosecondsPerSecond = 1_000_000_000;

    public static FileState? Read(string path)
    {
        try
        {
            if (ReadStatX(CurrentDirectory, path, DoNotSynchronize, BasicStats, out var found) == 0)
            {
                var device = ((long)found.DeviceMajor << 32) | found.DeviceMinor;
                return new FileState(path, device, found.Inode, found.Size, found.Modified.Nanoseconds, found.Changed.Nanoseconds);
            }
        }
        catch (EntryPointNotFoundException)
        {
            // The C library is older than the call.
            return null;
        }

        return Marshal.GetLastPInvokeError() is NoSuchFile or NotADirectory ? new FileState(path, 0, 0, 0, 0, 0) : null;
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadStatX(
        int directory,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        int flags,
        uint mask,
        out StatX result
    );

    [StructLayout(LayoutKind.Sequential, Size = 16)]
    private readonly struct Timestamp
    {
        private readonly long _seconds;
        private readonly uint _nanoseconds;

        public long Nanoseconds => (_seconds * NanosecondsPerSecond) + _nanoseconds;
    }

    // struct statx of linux/stat.h, with the fields that are used here.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct StatX
    {
        [FieldOffset(32)]
        public readonly ulong Inode;

        [FieldOffset(40)]
        public readonly ulong Size;

        [FieldOffset(96)]
        public readonly Timestamp Changed;

        [FieldOffset(112)]
        public readonly Timestamp Modified;

        [FieldOffset(136)]
        public readonly uint DeviceMajor;

        [FieldOffset(140)]
        public readonly uint DeviceMinor;
    }
}
