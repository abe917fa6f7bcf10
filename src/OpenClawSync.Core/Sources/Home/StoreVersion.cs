using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads what distinguishes a store from an older copy of it, and from an empty one in its place.</summary>
internal static class StoreVersion
{
    private const int HeaderLength = 28;
    private const int CounterOffset = 24;

    private static readonly string[] Tables = [TaskReader.TableName, FlowReader.TableName, CronJobReader.TableName];

    /// <summary>The version; null when the file cannot be read any more.</summary>
    public static PlaceVersion? Read(string path, FileStateReader states, SqliteConnection copy)
    {
        try
        {
            var file = Examine(path, states);
            var log = Examine(path + "-wal", states);

            // A program that only reads can leave an empty log, whose time says nothing.
            var modified = Math.Max(file.Modified, log.Size > 0 ? log.Modified : 0);
            return new PlaceVersion(file.Identity, Counter(path), modified, Array.Exists(Tables, table => Table.Count(copy, table) > 0));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Without the number of the file, the time at which it was created distinguishes it from another one with its name.
    private static (long Identity, long Size, long Modified) Examine(string path, FileStateReader states)
    {
        if (states.Read(path) is { } state)
        {
            return ((long)state.Inode, (long)state.Size, state.Modified);
        }

        var file = new FileInfo(path);
        return file.Exists ? (Nanoseconds(file.CreationTimeUtc), file.Length, Nanoseconds(file.LastWriteTimeUtc)) : default;
    }

    private static long Nanoseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    private static long Counter(string path)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        using var file = PlainFile.Open(path);
        return file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength
            ? 0
            : BinaryPrimitives.ReadUInt32BigEndian(header[CounterOffset..]);
    }
}
