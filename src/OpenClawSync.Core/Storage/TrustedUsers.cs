using System.Globalization;

namespace OpenClawSync.Storage;

/// <summary>The users who may own, and write to, what is trusted.</summary>
internal sealed class TrustedUsers
{
    private const UnixFileMode OthersWrite = UnixFileMode.OtherWrite | UnixFileMode.GroupWrite;

    private readonly uint[] _ids;

    private TrustedUsers(uint[] ids) => _ids = ids;

    /// <summary>The user of this process, and root.</summary>
    public static TrustedUsers OfProcess => new([UnixUser.Current, UnixUser.Root]);

    public TrustedUsers With(uint id) => new([.. _ids, id]);

    public bool Include(uint owner) => Array.IndexOf(_ids, owner) >= 0;

    /// <summary>Examines the owner and the permissions of an entry.</summary>
    public TrustFault? Examine(string path, UnixEntry entry) =>
        !Include(entry.Owner) ? Foreign(path, entry)
        : entry.Permissions.HasFlag(UnixFileMode.OtherWrite) ? Open(path, entry, "everybody")
        : entry.Permissions.HasFlag(UnixFileMode.GroupWrite) && !UnixGroup.HasOnly(entry.Group, _ids, path) ? Open(path, entry, "its group")
        : null;

    /// <summary>The fault of an entry that belongs to somebody else.</summary>
    public static TrustFault Foreign(string path, UnixEntry entry)
    {
        var give = Invariant($"chown {UnixUser.Current} {TrustFault.Quote(path)}");
        return UnixUser.Current == UnixUser.Root
            ? new TrustFault(
                path,
                Invariant($"belongs to user {entry.Owner}, not to root"),
                $"Run the command as that user or, if you trust what is in it, give it to root: {give}"
            )
            : new TrustFault(
                path,
                Invariant($"belongs to user {entry.Owner}, neither to you nor to root"),
                $"Choose another place or, if you trust what is in it, take it over: sudo {give}"
            );
    }

    // Nobody can write to a file system that is mounted read-only, such as the volume of a ConfigMap.
    private static TrustFault? Open(string path, UnixEntry entry, string who)
    {
        if (ReadOnlyMount.Holds(path))
        {
            return null;
        }

        var whom =
            (entry.Permissions & OthersWrite) == OthersWrite ? "go"
            : entry.Permissions.HasFlag(UnixFileMode.OtherWrite) ? "o"
            : "g";
        var sudo = entry.Owner == UnixUser.Current || UnixUser.Current == UnixUser.Root ? "" : "sudo ";
        var mode = Convert.ToString((int)entry.Permissions, 8);
        return new TrustFault(path, $"can be written by {who} (mode {mode})", $"Run: {sudo}chmod {whom}-w {TrustFault.Quote(path)}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
