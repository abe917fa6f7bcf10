using System.Runtime.InteropServices;

namespace OpenClawSync.Storage;

/// <summary>The user of this process, by id. A user in a container need not have a name.</summary>
internal static class UnixUser
{
    public const uint Root = 0;

    private const long AllIds = uint.MaxValue;
    private const string OverflowFile = "/proc/sys/kernel/overflowuid";
    private const string MapFile = "/proc/self/uid_map";

    /// <summary>The user whose rights the calling thread has.</summary>
    public static uint Current => EffectiveUser();

    /// <summary>
    /// Whether an owner stands for all users that a user namespace has no ids for, and root of the machine is one of them. They cannot be
    /// distinguished.
    /// </summary>
    public static bool IsUnmapped(uint owner)
    {
        if (owner == Root || !OperatingSystem.IsLinux() || UnixEntry.Read("/")?.Owner != owner)
        {
            return false;
        }

        try
        {
            return File.ReadAllText(OverflowFile).Trim() == FormattableString.Invariant($"{owner}")
                && !MapsAllIds(File.ReadAllText(MapFile));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether an entry belongs to this user, as far as that can be known.</summary>
    public static bool MayOwn(string path) => UnixEntry.Resolve(path) is not { } entry || entry.Owner == Current;

    // Each line has the first id inside, the first id outside, and how many there are.
    private static bool MapsAllIds(string map) =>
        map.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [_, _, var count]
        && long.TryParse(count, out var ids)
        && ids >= AllIds;

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveUser();
}
