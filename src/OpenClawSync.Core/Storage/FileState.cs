using System.Globalization;

namespace OpenClawSync.Storage;

/// <summary>
/// What the file system knows about a file without opening it. Size and modification time can be set back by hand; the time at which the
/// metadata last changed cannot.
/// </summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Device">The number of the file system that holds it.</param>
/// <param name="Inode">Its number in that file system; 0 when the file does not exist.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Modified">When its content last changed, in nanoseconds since the epoch.</param>
/// <param name="Changed">When its content or metadata last changed, in nanoseconds since the epoch.</param>
internal sealed record FileState(string Path, long Device, ulong Inode, ulong Size, long Modified, long Changed)
{
    public bool Exists => Inode != 0;

    public DateTimeOffset ModifiedAt => DateTimeOffset.UnixEpoch.AddTicks(Modified / TimeSpan.NanosecondsPerTick);

    /// <summary>All of it in one line, for hashing.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Path}|{Device}|{Inode}|{Size}|{Modified}|{Changed}");
}
