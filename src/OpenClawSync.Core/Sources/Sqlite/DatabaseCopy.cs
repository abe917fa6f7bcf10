using Microsoft.Data.Sqlite;
using OpenClawSync.Sources.Units;
using OpenClawSync.Storage;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>Copies a database together with its write-ahead log or rollback journal, as of one consistent moment.</summary>
internal sealed class DatabaseCopy
{
    // A writer would have to restart the log, at a checkpoint without readers, during each of these attempts.
    private const int MaxAttempts = 5000;

    // Byte 18 of the header is 2 for a database that uses a write-ahead log.
    private const int WriteVersionOffset = 18;
    private const byte WalVersion = 2;

    // Without a log there are no salts to compare: a log could come and go while the main file is copied. In that case the modification
    // time of the main file must stay the same, and must be old enough that a further write would change it.
    private static readonly TimeSpan SettlingTime = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SettlingDelay = TimeSpan.FromMilliseconds(5);

    private readonly string _database;
    private readonly SnapshotFiles _copy;
    private readonly TimeProvider _time;

    private DatabaseCopy(string database, SnapshotFiles copy, TimeProvider time) => (_database, _copy, _time) = (database, copy, time);

    /// <param name="database">The database, which another process may be writing.</param>
    /// <param name="copy">The files of the copy.</param>
    /// <param name="time">The clock that tells how long ago the database was written.</param>
    /// <returns>A digest of the copied bytes. Equal digests mean equal databases.</returns>
    /// <exception cref="SqliteException">The file is not a database, or a damaged one.</exception>
    /// <exception cref="IOException">A file cannot be read or written, or the database changed during every attempt.</exception>
    public static byte[] Create(string database, SnapshotFiles copy, TimeProvider time) => new DatabaseCopy(database, copy, time).Copy();

    private byte[] Copy()
    {
        if (UsesLog())
        {
            return CopyWithLog();
        }

        try
        {
            return CopyUnderLock();
        }
        catch (SqliteException failure) when (SqliteCodes.MeansHotJournal(failure.SqliteExtendedErrorCode))
        {
            return CopyWithJournal();
        }
    }

    private bool UsesLog()
    {
        Span<byte> header = stackalloc byte[WriteVersionOffset + 1];
        using var file = PlainFile.Open(_database);
        return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length
            && header[WriteVersionOffset] == WalVersion;
    }

    // As long as the salts stay the same, every page that a checkpoint overwrites in the main file is in the log as well.
    private byte[] CopyWithLog()
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var (before, main) = (WalSalts.Read(_database), Stat(_database));
            if (before == default && (_time.GetUtcNow().UtcDateTime - main.Modified).Duration() < SettlingTime)
            {
                Task.Delay(SettlingDelay, _time).Wait();
                continue;
            }

            var hash = CopyFile("");
            var log = before != default ? CopyFile("-wal") : [];
            if (WalSalts.Read(_database) == before && (before != default || Stat(_database) == main))
            {
                return ContentDigest.Compute(hash, log, []);
            }

            _copy.Drop("-wal");
        }

        throw NeverStable();
    }

    // A read transaction keeps writers from committing. Closing any handle on the file would release its lock, because locks belong to the
    // process, so the handle that is copied from is closed after the connection.
    private byte[] CopyUnderLock()
    {
        using var source = PlainFile.Open(_database);
        if (source.Length == 0)
        {
            throw new SqliteException("The file is empty.", SqliteCodes.NotADatabase);
        }

        RequirePlainFilesBeside();
        using var connection = SqliteDatabase.OpenShared(_database);
        Sql.Scalar(connection, "BEGIN; SELECT count(*) FROM sqlite_schema");
        source.Extend();
        Limit(source);
        return ContentDigest.Compute(_copy.Copy(source, ""), [], []);
    }

    // Nobody writes a database with a hot journal before it is rolled back. The copy includes the journal, and opening it rolls it back.
    private byte[] CopyWithJournal()
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var before = Stat(_database + "-journal");
            var (hash, journal) = (CopyFile(""), CopyFile("-journal"));
            if (Stat(_database + "-journal") == before)
            {
                return ContentDigest.Compute(hash, [], journal);
            }
        }

        throw NeverStable();
    }

    private byte[] CopyFile(string suffix)
    {
        using var source = PlainFile.Open(_database + suffix);
        if (suffix.Length == 0)
        {
            Limit(source);
        }

        return _copy.Copy(source, suffix);
    }

    // Pages that a log or a journal has beyond these are copied with it.
    private static void Limit(FixedLengthStream source)
    {
        Span<byte> header = stackalloc byte[DatabaseLength.HeaderLength];
        source.Limit(DatabaseLength.ToCopy(header[..source.Peek(header)], source.Length));
    }

    // SQLite opens these itself, and would wait forever for somebody to write to a pipe.
    private void RequirePlainFilesBeside()
    {
        foreach (var suffix in SnapshotFolder.Suffixes)
        {
            PlainFile.RequireNothingElse(_database + suffix);
        }
    }

    private static (long Length, DateTime Modified) Stat(string path) =>
        new FileInfo(path) is var file ? (file.Length, file.LastWriteTimeUtc) : default;

    private static IOException NeverStable() => new("The database changed during every attempt to copy it.");
}
