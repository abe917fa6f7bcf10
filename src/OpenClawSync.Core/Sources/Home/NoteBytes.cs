namespace OpenClawSync.Sources.Home;

/// <summary>Reads a note while its agent may be writing it.</summary>
internal static class NoteBytes
{
    /// <summary>Larger notes are refused: no hand wrote them, and their entries could not be redacted in bounded memory.</summary>
    public const long LargestNote = 64 * 1024 * 1024;

    private const int MostAttempts = 5;

    /// <summary>The bytes and the time of the last change; null when the note changes faster than it can be read.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="FormatException">It is too large.</exception>
    public static (byte[] Bytes, DateTimeOffset Modified)? Read(string path)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var before = Look(path);
            if (before.Length > LargestNote)
            {
                throw new FormatException($"The note is larger than {LargestNote / 1024 / 1024} MiB and was not read.");
            }

            // Pipes and devices have no length, and opening one could wait for ever.
            var bytes = before.Length == 0 ? [] : File.ReadAllBytes(path);
            if (Look(path) == before && bytes.Length == before.Length)
            {
                return (bytes, before.Modified);
            }
        }

        return null;
    }

    private static (long Length, DateTimeOffset Modified) Look(string path)
    {
        var info = new FileInfo(path);
        return (info.Length, new DateTimeOffset(info.LastWriteTimeUtc));
    }
}
