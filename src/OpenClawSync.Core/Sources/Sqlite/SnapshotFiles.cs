using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>
/// The files of one snapshot. Until they have no names any more, the main file is locked, so that another process can tell them from files
/// that a killed process left behind. The operating system's lock ends with the process, and needs no process id, which may be in use
/// again or mean nothing in another container.
/// </summary>
internal sealed class SnapshotFiles : IDisposable
{
    private readonly FileStream _main;

    private SnapshotFiles(string main, FileStream file) => (Main, _main) = (main, file);

    public string Main { get; }

    /// <exception cref="IOException">The file exists, or another process deletes it at this moment.</exception>
    public static SnapshotFiles Create(string main) => new(main, OwnerOnlyFile.CreateLocked(main));

    /// <summary>Copies a file into the snapshot, over an earlier copy of it.</summary>
    /// <param name="source">The file to copy, from its current position.</param>
    /// <param name="suffix">Which file it becomes: empty for the main file.</param>
    /// <returns>SHA-256 of the copied bytes.</returns>
    public byte[] Copy(Stream source, string suffix)
    {
        if (suffix.Length == 0)
        {
            _main.SetLength(0);
            return Write(source, _main);
        }

        File.Delete(Main + suffix);
        using var copy = OwnerOnlyFile.Create(Main + suffix, FileMode.CreateNew);
        return Write(source, copy);
    }

    private byte[] Write(Stream source, FileStream copy)
    {
        if (FreeSpace.At(Main) is { } free && source.Length - source.Position > free)
        {
            throw FileFailure.NoSpace();
        }

        byte[] hash = [];
        FileSizeLimit.Write(() => hash = HashedCopy.Write(source, copy));
        return hash;
    }

    /// <summary>Deletes a copy that is not needed.</summary>
    public void Drop(string suffix) => File.Delete(Main + suffix);

    /// <summary>Removes the names of the open files. Windows cannot, so there they stay until <see cref="Dispose" />.</summary>
    public void Unlink()
    {
        if (!OperatingSystem.IsWindows())
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        // Windows deletes no open file. Elsewhere the lock must last as long as there are names.
        if (OperatingSystem.IsWindows())
        {
            _main.Dispose();
        }

        foreach (var suffix in SnapshotFolder.Suffixes)
        {
            File.Delete(Main + suffix);
        }

        _main.Dispose();
    }
}
