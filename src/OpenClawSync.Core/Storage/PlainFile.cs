using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace OpenClawSync.Storage;

/// <summary>
/// Opens regular files for reading, which other processes may be writing, renaming or deleting. Opening a pipe or a device could wait
/// forever or change something, so neither is opened.
/// </summary>
internal static class PlainFile
{
    private const int BlockSize = 1 << 16;
    private const int NotPermitted = 1;
    private const int NoSuchFile = 2;
    private const int NoSuchDevice = 6;
    private const int PermissionDenied = 13;
    private const int NotADirectory = 20;

    private static readonly int LinkLoop = OperatingSystem.IsMacOS() ? 62 : 40;
    private static readonly int CloseOnExec = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;
    private static readonly int DoNotWait = OperatingSystem.IsMacOS() ? 0x4 : 0x800;

    // Of the platforms that .NET runs on, those of ARM and POWER have another bit.
    private static readonly int DoNotFollow =
        OperatingSystem.IsMacOS() ? 0x100
        : RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86 or Architecture.S390x ? 0x20000
        : 0x8000;

    /// <summary>Opens what the path leads to. The bytes are those that the file has now; what is appended later is not read.</summary>
    /// <exception cref="IrregularFileException">It is not a regular file.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public static FixedLengthStream Open(string path) => new(Stream(OpenHandle(path)));

    /// <summary>Opens a file of ours, which is no link.</summary>
    /// <inheritdoc cref="Open(string)" path="/exception" />
    public static FixedLengthStream OpenOwn(string path) => new(Stream(Open(path, DoNotFollow)));

    /// <summary>Opens what the path leads to as text: in the encoding that a byte order mark specifies, else in UTF-8.</summary>
    /// <inheritdoc cref="Open(string)" path="/exception" />
    public static StreamReader OpenText(string path) => new(Open(path), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BlockSize);

    /// <summary>Reads all text of a small file.</summary>
    /// <inheritdoc cref="Open(string)" path="/exception" />
    public static string ReadText(string path)
    {
        using var text = OpenText(path);
        return text.ReadToEnd();
    }

    /// <summary>Opens what the path leads to for reading at any place.</summary>
    /// <inheritdoc cref="Open(string)" path="/exception" />
    public static SafeFileHandle OpenHandle(string path) => Open(path, 0);

    /// <summary>Makes sure that a program which opens files by itself does not open a pipe, a device or a folder there.</summary>
    /// <exception cref="IrregularFileException">There is something other than a regular file.</exception>
    public static void RequireNothingElse(string path)
    {
        if (UnixEntry.Resolve(path) is { IsFile: false })
        {
            throw new IrregularFileException(path);
        }
    }

    private static FileStream Stream(SafeFileHandle file) => new(file, FileAccess.Read, bufferSize: 0);

    private static SafeFileHandle Open(string path, int flags)
    {
        if (!UnixEntry.IsSupported)
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }

        // Merely opening a device can change it, so the type is examined first, and again once nobody can replace the file.
        if ((flags == 0 ? UnixEntry.Resolve(path) : UnixEntry.Read(path)) is { IsFile: false })
        {
            throw new IrregularFileException(path);
        }

        var opened = OpenUnix(path, CloseOnExec | DoNotWait | flags);
        var failure = Marshal.GetLastPInvokeError();
        if (opened < 0)
        {
            throw Failure(path, failure);
        }

        var file = new SafeFileHandle(opened, ownsHandle: true);
        if (UnixEntry.Of(file) is { IsFile: false })
        {
            file.Dispose();
            throw new IrregularFileException(path);
        }

        return file;
    }

    private static Exception Failure(string path, int code)
    {
        if (code == LinkLoop || code == NoSuchDevice)
        {
            return new IrregularFileException(path);
        }

        return code switch
        {
            NoSuchFile => new FileNotFoundException("There is no such file.", path),
            NotADirectory => new DirectoryNotFoundException("There is no such folder."),
            NotPermitted or PermissionDenied => new UnauthorizedAccessException("The file may not be opened."),
            _ => new IOException("The file cannot be opened.", code),
        };
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenUnix([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
