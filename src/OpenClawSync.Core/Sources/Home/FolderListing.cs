using System.IO.Enumeration;

namespace OpenClawSync.Sources.Home;

/// <summary>The names in a folder, in ordinal order.</summary>
/// <param name="Files">The names of wanted files.</param>
/// <param name="Folders">The names of folders.</param>
/// <param name="Links">The names of links, whatever they lead to.</param>
internal sealed record FolderListing(IReadOnlyList<string> Files, IReadOnlyList<string> Folders, IReadOnlyList<string> Links)
{
    // The enumerator knows links without examining every file, which reading the attributes of each entry would do.
    private static readonly EnumerationOptions WithoutLinks = new()
    {
        RecurseSubdirectories = false,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    private static readonly EnumerationOptions WithLinks = new()
    {
        RecurseSubdirectories = false,
        IgnoreInaccessible = false,
        AttributesToSkip = 0,
    };

    /// <summary>Lists a folder; null when it cannot be listed. It keeps only names, because a folder can contain very many files.</summary>
    public static FolderListing? Read(string folder, WantsFile wantsFile)
    {
        var (files, folders, others) = (new List<string>(), new List<string>(), 0);
        try
        {
            foreach (
                var (name, isFolder) in new FileSystemEnumerable<(string Name, bool IsFolder)>(
                    folder,
                    (ref entry) => (entry.FileName.ToString(), entry.IsDirectory),
                    WithoutLinks
                )
                {
                    ShouldIncludePredicate = (ref entry) => Includes(ref entry),
                }
            )
            {
                (isFolder ? folders : files).Add(name);
            }

            files.Sort(StringComparer.Ordinal);
            folders.Sort(StringComparer.Ordinal);

            // Few folders contain links, so their names are looked for only if there are more entries than without them.
            var hasLinks = Names(folder, WithLinks).Count() > files.Count + folders.Count + others;
            return new FolderListing(files, folders, hasLinks ? FindLinks(folder) : []);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        bool Includes(ref FileSystemEntry entry)
        {
            var isIncluded = entry.IsDirectory || wantsFile(entry.FileName);
            others += isIncluded ? 0 : 1;
            return isIncluded;
        }
    }

    private static List<string> FindLinks(string folder)
    {
        var others = Names(folder, WithoutLinks).ToHashSet(StringComparer.Ordinal);
        return [.. Names(folder, WithLinks).Where(name => !others.Contains(name)).Order(StringComparer.Ordinal)];
    }

    private static FileSystemEnumerable<string> Names(string folder, EnumerationOptions options) =>
        new(folder, (ref entry) => entry.FileName.ToString(), options);
}

/// <summary>Whether a file of this name is wanted.</summary>
internal delegate bool WantsFile(ReadOnlySpan<char> name);
