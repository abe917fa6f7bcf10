using Microsoft.Win32.SafeHandles;

namespace OpenClawSync.Storage;

/// <summary>Reads the type, the mode and the owner of entries.</summary>
internal static class LinuxEntry
{
    public static UnixEntry? Read(string path, bool followsLinks)
    {
        try
        {
            var flags = LinuxStatus.DoNotMount | LinuxStatus.DoNotSynchronize | (followsLinks ? 0 : LinuxStatus.DoNotFollow);
            return LinuxStatus.Read(path, flags, out var found) == 0 ? Entry(found) : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    public static UnixEntry? Of(SafeFileHandle file)
    {
        try
        {
            return LinuxStatus.Read(file, LinuxStatus.DoNotSynchronize, out var found) == 0 ? Entry(found) : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    private static UnixEntry Entry(LinuxStatus found) => new(found.Mode, found.Owner, found.Group);
}
