namespace OpenClawSync.Sources.Sqlite;

/// <summary>Opens files for reading that another process may be writing, renaming or deleting.</summary>
internal static class SharedFile
{
    public static FileStream Open(string path) =>
        new(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.SequentialScan,
                BufferSize = 0,
            }
        );
}
