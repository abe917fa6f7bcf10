namespace OpenClawSync.Storage.Sqlite;

/// <summary>Recognizes SQLite databases without opening them as such.</summary>
internal static class SqliteHeader
{
    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Whether a file begins like a SQLite database.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static bool IsAt(string path)
    {
        Span<byte> start = stackalloc byte[Magic.Length];
        using var file = PlainFile.Open(path);
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(Magic);
    }
}
