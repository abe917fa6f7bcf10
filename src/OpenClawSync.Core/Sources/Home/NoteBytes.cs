using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads a note that its agent may be writing.</summary>
internal static class NoteBytes
{
    /// <summary>
    /// The maximum size in bytes. Larger notes are not written by hand, and their entries could not be redacted in bounded memory.
    /// </summary>
    public const long MaxSize = 64 * 1024 * 1024;

    private const int MaxAttempts = 5;

    /// <summary>Returns the bytes and the modification time of one moment; null when the note changes faster than it can be read.</summary>
    /// <param name="path">The note.</param>
    /// <param name="states">Reads the states of files.</param>
    /// <param name="state">The state of the file when it was examined; null when that is unknown.</param>
    /// <param name="readContent">Reads the first bytes of a file, or fewer when it is shorter.</param>
    /// <exception cref="IOException">The note cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The note may not be read.</exception>
    /// <exception cref="FormatException">The note is too large.</exception>
    public static (byte[] Bytes, DateTimeOffset Modified)? Read(
        string path,
        FileStateReader states,
        FileState? state,
        Func<string, int, byte[]> readContent
    )
    {
        var before = Stat(path, state);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (before.Length > MaxSize)
            {
                throw new FormatException($"The note is larger than {MaxSize / 1024 / 1024} MiB and was not read.");
            }

            var bytes = before.Length == 0 ? ReadEmpty(path) : readContent(path, (int)before.Length);
            var after = Stat(path, states.Read(path));
            if (after == before && bytes.Length == before.Length)
            {
                return (bytes, before.Modified);
            }

            before = after;
        }

        return null;
    }

    /// <summary>Reads the first bytes of a file, or fewer when it is shorter, while other processes may do anything with it.</summary>
    public static byte[] ReadShared(string path, int length)
    {
        using var file = PlainFile.OpenHandle(path);
        var bytes = GC.AllocateUninitializedArray<byte>(length);
        var filled = 0;
        for (var read = -1; read != 0 && filled < length; filled += read)
        {
            read = RandomAccess.Read(file, bytes.AsSpan(filled), filled);
        }

        return filled == length ? bytes : bytes[..filled];
    }

    // Pipes and devices have no length either.
    private static byte[] ReadEmpty(string path)
    {
        PlainFile.RequireNothingElse(path);
        return [];
    }

    // FileInfo throws the exception that says why a file cannot be examined.
    private static (long Length, DateTimeOffset Modified) Stat(string path, FileState? state)
    {
        if (state is { Exists: true } known)
        {
            return ((long)known.Size, known.ModifiedAt);
        }

        var info = new FileInfo(path);
        return (info.Length, new DateTimeOffset(info.LastWriteTimeUtc));
    }
}
