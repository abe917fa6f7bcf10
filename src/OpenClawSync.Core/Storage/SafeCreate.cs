using System.Runtime.InteropServices;

namespace OpenClawSync.Storage;

/// <summary>Makes a file whole or not at all, unless there is one. Of several that come at once, one makes it.</summary>
internal static class SafeCreate
{
    public static void Write(string path, Action<Stream> write)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = PrivateFiles.Create(draft, FileMode.CreateNew))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            PutInPlace(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    // On Unix File.Move looks whether there is a file before it renames, and another can come in between. A second name is given at
    // once or not at all; only where the file system has none, moving must do.
    private static void PutInPlace(string draft, string path)
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
            // Somebody else's, which is as good.
        }
    }

    [DllImport("libc", EntryPoint = "link")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string file, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}
