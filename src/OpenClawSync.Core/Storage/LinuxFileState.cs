using System.Runtime.InteropServices;

namespace OpenClawSync.Storage;

/// <summary>Reads the state of files. .NET itself does not expose the time of the last metadata change.</summary>
internal static class LinuxFileState
{
    private const int NoSuchFile = 2;
    private const int NotADirectory = 20;

    public static FileState? Read(string path)
    {
        try
        {
            if (LinuxStatus.Read(path, LinuxStatus.DoNotSynchronize, out var found) == 0)
            {
                var device = ((long)found.DeviceMajor << 32) | found.DeviceMinor;
                return new FileState(path, device, found.Inode, found.Size, found.Modified.Nanoseconds, found.Changed.Nanoseconds);
            }
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }

        return Marshal.GetLastPInvokeError() is NoSuchFile or NotADirectory ? new FileState(path, 0, 0, 0, 0, 0) : null;
    }
}
