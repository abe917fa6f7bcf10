using System.Buffers.Binary;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>
/// How many bytes of the file of a database are its pages. A file can be far longer, with nothing but holes behind its pages, and
/// copying it would fill the disk.
/// </summary>
internal static class DatabaseLength
{
    /// <summary>The length of the header.</summary>
    public const int HeaderLength = 100;

    // SQLite makes a file grow in steps, so a somewhat longer file is normal. What is not needed does no harm in the copy.
    private const long Tolerance = 64 << 20;

    private const int PageSizeOffset = 16;
    private const int CounterOffset = 24;
    private const int PageCountOffset = 28;
    private const int CountedAtOffset = 92;
    private const int LargestPageSize = 1 << 16;

    /// <summary>The number of bytes to copy.</summary>
    /// <param name="header">The header of the database.</param>
    /// <param name="length">The length of the file.</param>
    public static long ToCopy(ReadOnlySpan<byte> header, long length)
    {
        if (header.Length < HeaderLength || !Field(header, CounterOffset).SequenceEqual(Field(header, CountedAtOffset)))
        {
            // Only programs before SQLite 3.7 leave the count as it was, and then the length of the file counts.
            return length;
        }

        var size = BinaryPrimitives.ReadUInt16BigEndian(header[PageSizeOffset..]) is var given && given == 1 ? LargestPageSize : given;
        var pages = BinaryPrimitives.ReadUInt32BigEndian(header[PageCountOffset..]) * (long)size;
        return pages > 0 && length - pages > Tolerance ? pages : length;
    }

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> header, int offset) => header.Slice(offset, sizeof(uint));
}
