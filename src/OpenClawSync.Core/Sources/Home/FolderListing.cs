using System.IO.Enumeration;

namespace OpenClawSync.Sources.Home;

/// <summary>The names in a folder, links left out, in ordinal order.</summary>
/// <param name="Files">Names of files.</param>
/// <param name="Folders">Names of folders.</param>
internal sealed record FolderListing(IReadOnlyList<string> Files, IReadOnlyList<string> Folders)
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = false,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.None,
    };

    /// <summary>Lists a folder; null when it cannot be listed. Names alone are kept, for a folder can hold very many.</summary>
    public static FolderListing? Of(string folder, Func<string, bool> wantsFile)
    {
        var (files, folders) = (new List<string>(), new List<string>());
        try
        {
            foreach (var (name, isFolder) in new FileSystemEnumerable<(string Name, bool IsFolder)>(
                folder, (ref entry) => (entry.FileName.ToString(), entry.IsDirectory), Everything)
            {
                ShouldIncludePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
            })
            {
                if (isFolder)
                {
                    folders.Add(name);
                }
                else if (wantsFile(name))
                {
                    files.Add(name);
                }
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
