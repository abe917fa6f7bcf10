using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads a note while its agent may be writing it.</summary>
internal static class NoteBytes
{
    /// <summary>Larger notes are refused: no hand wrote them, and their entries could not be redacted in bounded memory.</summary>
    public const long MaxNote = 64 * 1024 * 1024;

    private const int MaxAttempts = 5;

    /// <summary>The bytes and the time of the last change; null when the note changes faster than it can be read.</summary>
    /// <param name="path">The note.</param>
    /// <param name="seen">How it looked before, where that is known.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="FormatException">It is too large.</exception>
    public static (byte[] Bytes, DateTimeOffset Modified)? Read(string path, FileState? seen)
    {
        var before = Look(path, seen);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (before.Length > MaxNote)
            {
                throw new FormatException($"The note is larger than {MaxNote / 1024 / 1024} MiB and was not read.");
            }

            // Pipes and devices have no length, and opening one could wait for ever.
            var bytes = before.Length == 0 ? [] : Content(path, (int)before.Length);
            var after = Look(path, FileState.Read(path));
            if (after == before && bytes.Length == before.Length)
            {
                return (bytes, before.Modified);
            }

            before = after;
        }

        return null;
    }

    private static byte[] Content(string path, int length)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = GC.AllocateUninitializedArray<byte>(length);
        var filled = 0;
        for (var read = -1; read != 0 && filled < length; filled += read)
        {
            read = RandomAccess.Read(file, bytes.AsSpan(filled), filled);
        }

        return filled == length ? bytes : bytes[..filled];
    }

    // A file that the system does not tell of, or that went away, is asked for in the other way, which says what is wrong.
    private static (long Length, DateTimeOffset Modified) Look(string path, FileState? state)
    {
        if (state is { Exists: true } known)
        {
            return ((long)known.Size, known.ModifiedAt);
        }

        var info = new FileInfo(path);
        return (info.Length, new DateTimeOffset(info.LastWriteTimeUtc));
    }
}
