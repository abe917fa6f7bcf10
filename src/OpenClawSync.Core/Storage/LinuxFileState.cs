using System.Runtime.InteropServices;

namespace OpenClawSync.Storage;

/// <summary>Asks Linux by <c>statx</c>, whose answer is laid out alike on every architecture. .NET itself does not tell the time of change.</summary>
internal static class LinuxFileState
{
    private const int CurrentFolder = -100;
    private const int DoNotSync = 0x4000;
    private const uint BasicStats = 0x7ff;
    private const int NoSuchFile = 2;
    private const int NotAFolder = 20;
    private const long NanosecondsPerSecond = 1_000_000_000;

    public static FileState? Read(string path)
    {
        try
        {
            if (StatX(CurrentFolder, path, DoNotSync, BasicStats, out var found) == 0)
            {
                var device = ((long)found.DeviceMajor << 32) | found.DeviceMinor;
                return new FileState(path, device, found.Inode, found.Size, found.Modified.Nanoseconds, found.Changed.Nanoseconds);
            }
        }
        catch (EntryPointNotFoundException)
        {
            // A C library older than the call.
            return null;
        }

        return Marshal.GetLastPInvokeError() is NoSuchFile or NotAFolder ? new FileState(path, 0, 0, 0, 0, 0) : null;
    }

    /// <summary>The user that a file belongs to; null when that is not told.</summary>
    public static uint? OwnerOf(string path)
    {
        try
        {
            return StatX(CurrentFolder, path, DoNotSync, BasicStats, out var found) == 0 ? found.Owner : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, out Answer answer);

    [StructLayout(LayoutKind.Sequential, Size = 16)]
    private readonly struct Time
    {
        private readonly long _seconds;
        private readonly uint _nanoseconds;

        public long Nanoseconds => (_seconds * NanosecondsPerSecond) + _nanoseconds;
    }

    // struct statx of linux/stat.h; what is not asked for is only room.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct Answer
    {
        [FieldOffset(20)]
        public readonly uint Owner;

        [FieldOffset(32)]
        public readonly ulong Inode;

        [FieldOffset(40)]
        public readonly ulong Size;

        [FieldOffset(96)]
        public readonly Time Changed;

        [FieldOffset(112)]
        public readonly Time Modified;

        [FieldOffset(136)]
        public readonly uint DeviceMajor;

        [FieldOffset(140)]
        public readonly uint DeviceMinor;
    }
}
