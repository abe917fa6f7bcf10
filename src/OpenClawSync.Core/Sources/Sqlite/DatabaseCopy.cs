using Microsoft.Data.Sqlite;
using OpenClawSync.Sources.Units;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>Copies a database, with what its log or journal holds, at one consistent moment.</summary>
internal static class DatabaseCopy
{
    // The log restarts at a checkpoint that found no reader. A writer that does so between any two copies of ours does not exist.
    private const int MaxAttempts = 5000;

    // Byte 18 of the header: 2 says that the database is written through a write-ahead log.
    private const int WriteVersionOffset = 18;
    private const byte WalVersion = 2;

    /// <returns>A digest of what was copied; equal ones mean equal databases.</returns>
    public static byte[] Make(string database, string copy)
    {
        if (UsesLog(database))
        {
            return CopyWithLog(database, copy);
        }

        try
        {
            return CopyUnderLock(database, copy);
        }
        catch (SqliteException failure) when (SqliteCodes.MeansLeftJournal(failure.SqliteExtendedErrorCode))
        {
            return CopyWithJournal(database, copy);
        }
    }

    private static bool UsesLog(string database)
    {
        Span<byte> header = stackalloc byte[WriteVersionOffset + 1];
        using var file = SharedFile.Open(database);
        return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length
            && header[WriteVersionOffset] == WalVersion;
    }

    // Without a log there are no salts to go by: a log could come and go while the main file is copied. Then the main file's
    // time must not move, and must be old enough for a further write to show in it.
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    // While the salts stay, a page of the main file that a checkpoint overwrites stands in the log as well.
    private static byte[] CopyWithLog(string database, string copy)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var (before, main) = (WalSalts.Read(database), Look(database));
            if (before == default && (DateTime.UtcNow - main.Modified).Duration() < Settled)
            {
                Thread.Sleep(Pause);
                continue;
            }

            var hash = CopyFile(database, copy);
            var log = before != default ? CopyFile(database + "-wal", copy + "-wal") : [];
            if (WalSalts.Read(database) == before && (before != default || Look(database) == main))
            {
                return ContentDigest.Compute(hash, log, []);
            }

            File.Delete(copy + "-wal");
        }

        throw new IOException("The database did not hold still long enough to be copied.");
    }

    // A reader's lock keeps writers from committing. Closing any handle of ours on the file would drop it, so the copy's
    // handle outlives the connection.
    private static byte[] CopyUnderLock(string database, string copy)
    {
        using var source = SharedFile.Open(database);
        if (source.Length == 0)
        {
            throw new SqliteException("The file is empty.", SqliteCodes.NotADatabase);
        }

        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = database,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN; SELECT count(*) FROM sqlite_schema";
        command.ExecuteScalar();
        var hash = HashedCopy.Make(source, copy);
        connection.Close();
        return ContentDigest.Compute(hash, [], []);
    }

    // Nobody writes a database whose journal waits to be played back; the copy gets the journal and plays it back itself.
    private static byte[] CopyWithJournal(string database, string copy)
    {
        var journal = database + "-journal";
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var before = Look(journal);
            var (hash, rest) = (CopyFile(database, copy), CopyFile(journal, copy + "-journal"));
            if (Look(journal) == before)
            {
                return ContentDigest.Compute(hash, [], rest);
            }
        }

        throw new IOException("The database did not hold still long enough to be copied.");
    }

    private static (long Length, DateTime Modified) Look(string path) =>
        new FileInfo(path) is var file ? (file.Length, file.LastWriteTimeUtc) : default;

    private static byte[] CopyFile(string from, string to)
    {
        using var source = SharedFile.Open(from);
        return HashedCopy.Make(source, to);
    }
}
