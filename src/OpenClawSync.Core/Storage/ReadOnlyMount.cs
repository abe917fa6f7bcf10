using System.Runtime.InteropServices;

namespace OpenClawSync.Storage;

/// <summary>Recognizes file systems that are mounted read-only.</summary>
internal static class ReadOnlyMount
{
    private const int Write = 2;
    private const int ReadOnlyFileSystem = 30;

    /// <summary>Whether nobody can write to a file or folder because of the file system that it is on.</summary>
    public static bool Holds(string path) => Access(path, Write) != 0 && Marshal.GetLastPInvokeError() == ReadOnlyFileSystem;

    [DllImport("libc", EntryPoint = "access", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);
}
