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
        try
        {
            WriteDraft(draft, write);
            MoveUnlessExists(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Creates a file, or replaces its content.</summary>
    /// <param name="path">The file. Where it is a link, the link stays and the file that it leads to is replaced.</param>
    /// <param name="write">Writes the new content.</param>
    public static void Replace(string path, Action<Stream> write)
    {
        var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        var draft = DraftName(target);
        try
        {
            WriteDraft(draft, write);
            File.Move(draft, target, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    private static string DraftName(string path) => $"{path}.{Guid.NewGuid():N}.tmp";

    private static void WriteDraft(string draft, Action<Stream> write)
    {
        using var file = OwnerOnlyFile.Create(draft, FileMode.CreateNew);
        write(file);
        file.Flush(flushToDisk: true);
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
