using System.Buffers.Binary;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>
/// The two salts in the header of a write-ahead log. They change when the log is restarted, which is the only event that can tear a copy
/// whose main file and log are copied one after the other.
/// </summary>
internal readonly record struct WalSalts(ulong Value)
{
    private const int HeaderLength = 32;
    private const int SaltsOffset = 16;

    /// <summary>Reads the salts of a database; zero when its log is missing or empty.</summary>
    public static WalSalts Read(string database)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        try
        {
            using var log = PlainFile.Open(database + "-wal");
            var read = log.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
            return new WalSalts(read < HeaderLength ? 0 : BinaryPrimitives.ReadUInt64BigEndian(header[SaltsOffset..]));
        }
        catch (FileNotFoundException)
        {
            return default;
        }
    }
}
