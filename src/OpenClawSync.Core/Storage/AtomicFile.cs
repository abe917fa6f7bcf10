using System.Runtime.InteropServices;

namespace OpenClawSync.Storage;

/// <summary>
/// Writes a file completely or not at all. The content goes into a draft beside the file, which only its owner may read; once it has
/// reached the disk, the draft takes the file's name. The name of a draft ends in <c>.tmp</c>.
/// </summary>
internal static class AtomicFile
{
    /// <summary>
    /// Creates a file unless it exists. When several processes do so at once, one of them wins and the others change nothing.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    public static void Create(string path, Action<Stream> write)
    {
        var draft = DraftName(path);
        var file = OwnerOnlyFile.Create(draft, FileMode.CreateNew);
        try
        {
            Complete(file, write);
            MoveUnlessExists(draft, path);
        }
        finally
        {
            Discard(file, draft);
        }
    }

    /// <summary>Creates a file, or replaces its content.</summary>
    /// <param name="path">The file. Where it is a link, the link stays and the file that it leads to is replaced.</param>
    /// <param name="write">Writes the new content.</param>
    /// <exception cref="UnauthorizedAccessException">The link belongs to somebody else.</exception>
    public static void Replace(string path, Action<Stream> write)
    {
        var target = TargetOf(path);
        var draft = DraftName(target);
        var file = OwnerOnlyFile.Create(draft, FileMode.CreateNew);
        try
        {
            Complete(file, write);
            File.Move(draft, target, overwrite: true);
        }
        catch
        {
            Discard(file, draft);
            throw;
        }
    }

    private static string DraftName(string path) => $"{path}.{Guid.NewGuid():N}.tmp";

    // Somebody else can put a link into a folder for temporary files.
    private static string TargetOf(string path)
    {
        if (new FileInfo(path).LinkTarget is null || File.ResolveLinkTarget(path, returnFinalTarget: true) is not { } target)
        {
            return path;
        }

        return FileTrust.OfLink(path) is { } fault ? throw new UnauthorizedAccessException(fault.ToString())
            : target.Exists ? target.FullName
            : path;
    }

    private static void Complete(FileStream file, Action<Stream> write)
    {
        FileSizeLimit.Write(() =>
        {
            write(file);
            file.Flush(flushToDisk: true);
        });
        file.Dispose();
    }

    // Closing writes what is still buffered, which fails again where the disk is full. The draft must go all the same.
    private static void Discard(FileStream file, string draft)
    {
        try
        {
            file.Dispose();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // The failure to report is that of the write.
        }

        File.Delete(draft);
    }

    // On Unix, File.Move checks for an existing file before it renames, and another process can create one in between. A hard link is
    // created atomically; File.Move remains for file systems without hard links.
    private static void MoveUnlessExists(string draft, string path)
    {
        if (!OperatingSystem.IsWindows() && Link(draft, path) == 0)
        {
            return;
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process created it first, and its content is as good.
        }
    }

    [DllImport("libc", EntryPoint = "link")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string file, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}
