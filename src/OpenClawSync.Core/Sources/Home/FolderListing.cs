using System.IO.Enumeration;

namespace OpenClawSync.Sources.Home;

/// <summary>The names in a folder, links left out, in ordinal order.</summary>
/// <param name="Files">Names of files.</param>
/// <param name="Folders">Names of folders.</param>
internal sealed record FolderListing(IReadOnlyList<string> Files, IReadOnlyList<string> Folders)
{
    // Links are skipped here and not by asking each entry for its attributes, which would look at every file.
    private static readonly EnumerationOptions AllButLinks = new()
    {
        RecurseSubdirectories = false,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>Lists a folder; null when it cannot be listed. Names alone are kept, for a folder can hold very many.</summary>
    public static FolderListing? Read(string folder, WantsFile wantsFile)
    {
        var (files, folders) = (new List<string>(), new List<string>());
        try
        {
            foreach (
                var (name, isFolder) in new FileSystemEnumerable<(string Name, bool IsFolder)>(
                    folder,
                    (ref entry) => (entry.FileName.ToString(), entry.IsDirectory),
                    AllButLinks
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
