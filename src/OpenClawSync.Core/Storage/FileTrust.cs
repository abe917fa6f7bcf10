namespace OpenClawSync.Storage;

/// <summary>
/// Decides whether a file or folder can be trusted to hold only what this user or root has put there. Each part of its path, and each link
/// in it, must belong to one of the two, and nobody else may write to it. In a sticky folder, such as that for temporary files, everybody
/// may create entries but change only their own, so there it is enough that the entry belongs to the right user.
/// </summary>
/// <remarks>On Windows, where folders inherit access rules from those of the user, everything is trusted.</remarks>
internal static class FileTrust
{
    private static readonly string[] DatabaseSuffixes = ["-wal", "-shm", "-journal"];

    /// <summary>Examines a folder, or what exists of its path. Others must not be able to create entries in it.</summary>
    public static TrustFault? OfFolder(string path) =>
        UnixEntry.IsSupported ? new TrustedPath(TrustedUsers.OfProcess).Follow(path, wantsFolder: true) : null;

    /// <summary>Examines a folder that belongs to this user and is no link, if it exists.</summary>
    public static TrustFault? OfOwnFolder(string path) =>
        !UnixEntry.IsSupported || UnixEntry.Read(path) is not { } entry ? null
        : entry.IsLink ? TrustFault.Link(path)
        : !entry.IsFolder ? TrustFault.NoFolder(path)
        : entry.Owner != UnixUser.Current ? TrustedUsers.Foreign(path, entry)
        : OfFolder(path);

    /// <summary>Examines a file, or what exists of its path. It may be a link that the user or root made.</summary>
    public static TrustFault? OfFile(string path) =>
        UnixEntry.IsSupported ? new TrustedPath(TrustedUsers.OfProcess).Follow(path, wantsFolder: false) : null;

    /// <summary>Examines a file in a folder that is trusted, if it exists. It must not be a link.</summary>
    public static TrustFault? OfEntry(string path) => UnixEntry.IsSupported ? OfEntry(path, TrustedUsers.OfProcess) : null;

    /// <summary>Examines a link itself, and not what it leads to.</summary>
    public static TrustFault? OfLink(string path) =>
        UnixEntry.IsSupported && UnixEntry.Read(path) is { IsLink: true } link && !TrustedUsers.OfProcess.Include(link.Owner)
            ? TrustedUsers.Foreign(path, link)
            : null;

    /// <summary>Examines a database and the files that SQLite keeps beside it.</summary>
    public static TrustFault? OfDatabase(string path) => UnixEntry.IsSupported ? OfDatabase(path, TrustedUsers.OfProcess) : null;

    /// <summary>
    /// Examines a database that is only read, so that it may belong to anybody, such as the colleague who shares it. Nobody but that user,
    /// this user and root may write to it.
    /// </summary>
    public static TrustFault? OfReadDatabase(string path) =>
        !UnixEntry.IsSupported ? null
        : UnixEntry.Resolve(path) is { } file ? OfDatabase(path, TrustedUsers.OfProcess.With(file.Owner))
        : OfDatabase(path, TrustedUsers.OfProcess);

    private static TrustFault? OfDatabase(string path, TrustedUsers users)
    {
        var way = new TrustedPath(users);
        if (way.Follow(path, wantsFolder: false) is { } fault)
        {
            return fault;
        }

        foreach (var suffix in DatabaseSuffixes)
        {
            if (OfEntry(way.End + suffix, users) is { } beside)
            {
                return beside;
            }
        }

        return null;
    }

    private static TrustFault? OfEntry(string path, TrustedUsers users) =>
        UnixEntry.Read(path) is not { } entry ? null
        : entry.IsLink ? TrustFault.Link(path)
        : !entry.IsFile ? TrustFault.NoFile(path)
        : users.Examine(path, entry);
}
