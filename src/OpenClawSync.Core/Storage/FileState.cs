using System.Globalization;

namespace OpenClawSync.Storage;

/// <summary>
/// What the file system says of a file without opening it. Size and times alone can be put back by hand; the time of the last
/// change of its metadata cannot.
/// </summary>
/// <param name="Path">Which file.</param>
/// <param name="Device">The file system it lies on.</param>
/// <param name="Inode">Its number there; 0 when there is no such file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">When its content changed, in nanoseconds since the epoch.</param>
/// <param name="Changed">When anything about it changed, in nanoseconds since the epoch.</param>
internal sealed record FileState(string Path, long Device, ulong Inode, ulong Size, long Modified, long Changed)
{
    public bool Exists => Inode != 0;

    public DateTimeOffset ModifiedAt => DateTimeOffset.UnixEpoch.AddTicks(Modified / TimeSpan.NanosecondsPerTick);

    /// <summary>Looks at a file, following links. Null when this platform does not tell, or the file may not be looked at.</summary>
    public static FileState? Read(string path) => OperatingSystem.IsLinux() ? LinuxFileState.Read(path) : null;

    /// <summary>All of it as one line, to be hashed.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Path}|{Device}|{Inode}|{Size}|{Modified}|{Changed}");
}
