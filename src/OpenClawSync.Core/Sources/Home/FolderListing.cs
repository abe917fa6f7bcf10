using System.IO.Enumeration;

namespace OpenClawSync.Sources.Home;

/// <summary>The names in a folder except for links, in ordinal order.</summary>
/// <param name="Files">The names of files.</param>
/// <param name="Folders">The names of folders.</param>
internal sealed record FolderListing(IReadOnlyList<string> Files, IReadOnlyList<string> Folders)
{
    // The enumerator knows links without examining every file, which reading the attributes of each entry would do.
    private static readonly EnumerationOptions WithoutLinks = new()
    {
        RecurseSubdirectories = false,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>Lists a folder; null when it cannot be listed. It keeps only names, because a folder can contain very many files.</summary>
    public static FolderListing? Read(string folder, WantsFile wantsFile)
    {
        var (files, folders) = (new List<string>(), new List<string>());
        try
        {
            foreach (
                var (name, isFolder) in new FileSystemEnumerable<(string Name, bool IsFolder)>(
                    folder,
                    (ref entry) => (entry.FileName.ToString(), entry.IsDirectory),
                    WithoutLinks
                )
                {
                    ShouldIncludePredicate = (ref entry) => entry.IsDirectory || wantsFile(entry.FileName),
                }
            )
            {
                (isFolder ? folders : files).Add(name);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        files.Sort(StringComparer.Ordinal);
        folders.Sort(StringComparer.Ordinal);
        return new FolderListing(files, folders);
    }
}

/// <summary>Whether a file of this name is wanted.</summary>
internal delegate bool WantsFile(ReadOnlySpan<char> name);
