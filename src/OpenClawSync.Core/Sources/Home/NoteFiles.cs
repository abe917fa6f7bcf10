using System.Text.RegularExpressions;

namespace OpenClawSync.Sources.Home;

/// <summary>A note to read.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="RelativePath">Its path in the workspace, with forward slashes.</param>
/// <param name="AgentId">Whose it is.</param>
/// <param name="EntryDate">The day in its name, as yyyy-MM-dd, for a daily note.</param>
internal sealed record NoteFile(string Path, string RelativePath, string AgentId, string? EntryDate)
{
    public bool IsDaily => EntryDate is not null;
}

/// <summary>Lists the notes of a workspace: MEMORY.md at its root and the Markdown files under memory/.</summary>
internal static partial class NoteFiles
{
    private const string LongTerm = "MEMORY.md";
    private const string OldLongTerm = "memory.md";

    private static readonly EnumerationOptions Listing = new()
    {
        RecurseSubdirectories = false,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.None,
        MatchType = MatchType.Simple,
    };

    /// <exception cref="IOException">A folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    public static IEnumerable<NoteFile> In(Workspace workspace)
    {
        var names = Names(new DirectoryInfo(workspace.Folder)).ToHashSet(StringComparer.Ordinal);
        if (names.Contains(LongTerm) || names.Contains(OldLongTerm))
        {
            yield return Note(Path.Combine(workspace.Folder, names.Contains(LongTerm) ? LongTerm : OldLongTerm), workspace);
        }

        // OpenClaw itself was seen to write into a folder of the agent's name inside the workspace.
        foreach (var folder in (string[])["memory", workspace.AgentId + "/memory"])
        {
            var root = new DirectoryInfo(Path.Combine(workspace.Folder, folder));
            foreach (var file in root.Exists && !IsLink(root) ? Under(root) : [])
            {
                yield return Note(file.FullName, workspace);
            }
        }
    }

    /// <summary>The day in the name of a daily note; null for any other.</summary>
    public static string? DateIn(string fileName) => DailyName().Match(fileName) is { Success: true } match ? match.Groups[1].Value : null;

    private static NoteFile Note(string path, Workspace workspace)
    {
        var relative = Path.GetRelativePath(workspace.Folder, path).Replace(Path.DirectorySeparatorChar, '/');
        return new NoteFile(path, relative, workspace.AgentId, DateIn(Path.GetFileName(path)));
    }

    private static IEnumerable<FileInfo> Under(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", Listing).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            switch (entry)
            {
                case var _ when IsLink(entry):
                    break;
                case FileInfo file when file.Extension.Equals(".md", StringComparison.OrdinalIgnoreCase):
                    yield return file;
                    break;
                case DirectoryInfo inner when inner.Name[0] != '.':
                    foreach (var file in Under(inner))
                    {
                        yield return file;
                    }

                    break;
            }
        }
    }

    private static IEnumerable<string> Names(DirectoryInfo folder) =>
        folder.EnumerateFiles("*", Listing).Where(file => !IsLink(file)).Select(file => file.Name);

    private static bool IsLink(FileSystemInfo entry) => entry.LinkTarget is not null;

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2})(?:-[^/]+)?\.md$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DailyName();
}
