using Microsoft.Win32.SafeHandles;

namespace OpenClawSync.Storage;

/// <summary>What an entry of a folder is, whose it is, and who may do what with it. .NET itself does not expose the owner.</summary>
/// <param name="mode">The bits of type and permissions.</param>
/// <param name="owner">The id of the user who owns it.</param>
/// <param name="group">The id of its group.</param>
internal sealed class UnixEntry(int mode, uint owner, uint group)
{
    private const int TypeBits = 0xf000;
    private const int FolderType = 0x4000;
    private const int FileType = 0x8000;
    private const int LinkType = 0xa000;

    /// <summary>Whether the platform tells owners. Elsewhere, as on Windows, nothing can be read.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    public bool IsFile => (mode & TypeBits) == FileType;

    public bool IsFolder => (mode & TypeBits) == FolderType;

    public bool IsLink => (mode & TypeBits) == LinkType;

    public UnixFileMode Permissions => (UnixFileMode)(mode & ~TypeBits);

    public uint Owner => owner;

    public uint Group => group;

    /// <summary>The entry itself, which may be a link; null when there is none, or it may not be examined.</summary>
    public static UnixEntry? Read(string path) =>
        OperatingSystem.IsLinux() ? LinuxEntry.Read(path, followsLinks: false)
        : OperatingSystem.IsMacOS() ? MacEntry.Read(path, followsLinks: false)
        : null;

    /// <summary>What the path leads to; null when there is nothing, or it may not be examined.</summary>
    public static UnixEntry? Resolve(string path) =>
        OperatingSystem.IsLinux() ? LinuxEntry.Read(path, followsLinks: true)
        : OperatingSystem.IsMacOS() ? MacEntry.Read(path, followsLinks: true)
        : null;

    /// <summary>What a handle was opened on; null when that is unknown.</summary>
    public static UnixEntry? Of(SafeFileHandle file) =>
        OperatingSystem.IsLinux() ? LinuxEntry.Of(file)
        : OperatingSystem.IsMacOS() ? MacEntry.Of(file)
        : null;
}
