namespace OpenClawSync.Storage;

/// <summary>The way to a file or folder, through all links and folders.</summary>
/// <param name="users">The users who may own and write to each part of it.</param>
internal sealed class TrustedPath(TrustedUsers users)
{
    // The limit of the kernel. It ends a loop.
    private const int MaxLinks = 40;

    private readonly Stack<string> _rest = new();

    /// <summary>Where it leads, without links.</summary>
    public string End { get; private set; } = "/";

    /// <summary>Examines the path, as far as it exists.</summary>
    /// <param name="path">The path.</param>
    /// <param name="wantsFolder">Whether a folder is expected at its end, else a file.</param>
    public TrustFault? Follow(string path, bool wantsFolder)
    {
        Push(Path.GetFullPath(path));
        var links = 0;
        for (var entry = UnixEntry.Read(End); entry is not null; entry = UnixEntry.Read(End))
        {
            var fault =
                entry.IsLink ? OfLink(entry)
                : _rest.Count == 0 ? OfEnd(entry, wantsFolder)
                : OfFolderAbove(entry);
            if (fault is not null)
            {
                return fault;
            }

            if (entry.IsLink)
            {
                if (++links > MaxLinks || new FileInfo(End).LinkTarget is not { } target)
                {
                    return wantsFolder ? TrustFault.NoFolder(path) : TrustFault.NoFile(path);
                }

                Push(Path.GetFullPath(target, Path.GetDirectoryName(End)!));
                End = "/";
            }
            else if (_rest.Count == 0)
            {
                return null;
            }
            else
            {
                End = Path.Combine(End, _rest.Pop());
            }
        }

        // Nothing exists from here on. Or it may not be examined, but then it may not be used either.
        while (_rest.Count > 0)
        {
            End = Path.Combine(End, _rest.Pop());
        }

        return null;
    }

    private TrustFault? OfLink(UnixEntry entry) => users.Include(entry.Owner) ? null : TrustedUsers.Foreign(End, entry);

    private TrustFault? OfEnd(UnixEntry entry, bool wantsFolder) =>
        wantsFolder && !entry.IsFolder ? TrustFault.NoFolder(End)
        : !wantsFolder && !entry.IsFile ? TrustFault.NoFile(End)
        : users.Examine(End, entry);

    private TrustFault? OfFolderAbove(UnixEntry entry)
    {
        var above = !users.Include(entry.Owner) && UnixUser.IsUnmapped(entry.Owner) ? users.With(entry.Owner) : users;
        return above.Include(entry.Owner) && entry.Permissions.HasFlag(UnixFileMode.StickyBit) ? null : above.Examine(End, entry);
    }

    private void Push(string full)
    {
        var names = full.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var at = names.Length - 1; at >= 0; at--)
        {
            _rest.Push(names[at]);
        }
    }
}
