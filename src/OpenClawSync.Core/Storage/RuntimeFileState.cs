using System.Runtime.InteropServices;

namespace OpenClawSync.Storage;

/// <summary>
/// Calls <c>stat</c> through the native library of the .NET runtime, which translates the structures of all Unix systems to one. It is used
/// where there is no <c>statx</c>, mainly on macOS. The library is not a public interface of .NET, so its answer about one file is compared
/// with that of <see cref="FileInfo" /> before any other answer is used.
/// </summary>
internal static class RuntimeFileState
{
    private const int NoSuchFile = 2;
    private const int NotADirectory = 20;
    private const int ModeBits = 0xFFF;
    private const long NanosecondsPerSecond = 1_000_000_000;

    // Part of the runtime, and never written while a process uses it.
    private static readonly Lazy<bool> IsTrusted = new(() =>
        typeof(object).Assembly.Location is { Length: > 0 } library && Agrees(library, new FileInfo(library))
    );

    public static FileState? Read(string path) => IsTrusted.Value ? ReadUnchecked(path) : null;

    /// <summary>Whether the library says about a file what .NET knows of it, in the layout that is expected here.</summary>
    /// <param name="path">A file that does not change.</param>
    /// <param name="known">What .NET knows of it.</param>
    public static bool Agrees(string path, FileInfo known)
    {
        try
        {
            return ReadStatus(path, out var file) == 0
                && ReadStatus(Path.GetDirectoryName(path)!, out var folder) == 0
                && Agree(known, file)
                && file.Inode != 0
                && folder.Inode != 0
                && file.Inode != folder.Inode;
        }
        catch (Exception failure)
            when (failure is DllNotFoundException or EntryPointNotFoundException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The state of a file as the library gives it.</summary>
    public static FileState? ReadUnchecked(string path)
    {
        if (ReadStatus(path, out var found) == 0)
        {
            return new FileState(path, found.Device, found.Inode, (ulong)found.Size, found.Modified.Nanoseconds, found.Changed.Nanoseconds);
        }

        return Marshal.GetLastPInvokeError() is NoSuchFile or NotADirectory ? new FileState(path, 0, 0, 0, 0, 0) : null;
    }

    // .NET tells no change time, so the times on both sides of it are compared: a layout in which it has moved moves the later one as well.
    private static bool Agree(FileInfo known, in FileStatus found) =>
        found.Size == known.Length
        && (found.Mode & ModeBits) == (int)known.UnixFileMode
        && found.Modified.IsAt(known.LastWriteTimeUtc)
        && found.Changed.IsPlausible
        && (!found.HasBirthTime || found.Born.IsAt(known.CreationTimeUtc));

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadStatus([MarshalAs(UnmanagedType.LPUTF8Str)] string path, out FileStatus result);

    [StructLayout(LayoutKind.Sequential, Size = 16)]
    private readonly struct Timestamp
    {
        private readonly long _seconds;
        private readonly long _nanoseconds;

        public long Nanoseconds => (_seconds * NanosecondsPerSecond) + _nanoseconds;

        public bool IsPlausible => _seconds > 0 && _nanoseconds is >= 0 and < NanosecondsPerSecond;

        public bool IsAt(DateTime time) => IsPlausible && Nanoseconds / TimeSpan.NanosecondsPerTick == (time - DateTime.UnixEpoch).Ticks;
    }

    // FileStatus of the runtime's pal_io.h, with the fields that are used here, and room for those that later versions add.
    [StructLayout(LayoutKind.Explicit, Size = 512)]
    private readonly struct FileStatus
    {
        [FieldOffset(0)]
        private readonly int _flags;

        [FieldOffset(4)]
        public readonly int Mode;

        [FieldOffset(16)]
        public readonly long Size;

        [FieldOffset(40)]
        public readonly Timestamp Modified;

        [FieldOffset(56)]
        public readonly Timestamp Changed;

        [FieldOffset(72)]
        public readonly Timestamp Born;

        [FieldOffset(88)]
        public readonly long Device;

        [FieldOffset(104)]
        public readonly ulong Inode;

        public bool HasBirthTime => (_flags & 1) != 0;
    }
}
