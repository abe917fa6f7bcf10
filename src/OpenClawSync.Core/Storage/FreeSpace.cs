namespace OpenClawSync.Storage;

/// <summary>The space that is left for files.</summary>
internal static class FreeSpace
{
    /// <summary>The number of bytes that this user may still write where a file is; null when the system does not say.</summary>
    public static long? At(string file)
    {
        try
        {
            return Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder ? new DriveInfo(folder).AvailableFreeSpace : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
