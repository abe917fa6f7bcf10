using System.Text.RegularExpressions;

namespace OpenClawSync.Sources.Home;

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

    public static IEnumerable<FoundNote> In(Workspace workspace)
    {
        foreach (var found in LongTermNote(workspace))
        {
            yield return found;
        }

        // OpenClaw itself was seen to write into a folder of the agent's name inside the workspace.
        foreach (var folder in (string[])["memory", Path.Combine(workspace.AgentId, "memory")])
        {
            var root = new DirectoryInfo(Path.Combine(workspace.Folder, folder));
            foreach (var found in root.Exists && !IsLink(root) ? Under(root, workspace) : [])
            {
                yield return found;
            }
        }
    }

    /// <summary>The day in the name of a daily note; null for any other.</summary>
    public static string? DateIn(string fileName) => DailyName().Match(fileName) is { Success: true } match ? match.Groups[1].Value : null;

    private static IEnumerable<FoundNote> LongTermNote(Workspace workspace)
    {
        if (List(new DirectoryInfo(workspace.Folder)) is not { } entries)
        {
            return [new FoundNote(null, workspace.Folder, null)];
        }

        // Compared by case here: a file system that does not tell case apart has only one of them.
        var names = entries.OfType<FileInfo>().Where(file => !IsLink(file)).Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        var name = names.Contains(LongTerm) ? LongTerm : names.Contains(OldLongTerm) ? OldLongTerm : null;
        return name is null ? [] : [Found(Path.Combine(workspace.Folder, name), workspace)];
    }

    private static IEnumerable<FoundNote> Under(DirectoryInfo folder, Workspace workspace)
    {
        if (List(folder) is not { } entries)
        {
            yield return new FoundNote(null, folder.FullName, null);
            yield break;
        }

        foreach (var entry in entries.Where(entry => !IsLink(entry)).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (entry is FileInfo file && file.Extension.Equals(".md", StringComparison.OrdinalIgnoreCase))
            {
                yield return Found(file.FullName, workspace);
            }
            else if (entry is DirectoryInfo inner && !inner.Name.StartsWith('.'))
            {
                foreach (var found in Under(inner, workspace))
                {
                    yield return found;
                }
            }
        }
    }

    private static FileSystemInfo[]? List(DirectoryInfo folder)
    {
        try
        {
            return folder.GetFileSystemInfos("*", Listing);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static FoundNote Found(string path, Workspace workspace)
    {
        var relative = Path.GetRelativePath(workspace.Folder, path).Replace(Path.DirectorySeparatorChar, '/');
        return new FoundNote(new NoteFile(path, relative, workspace.AgentId, DateIn(Path.GetFileName(path))), null, null);
    }

    private static bool IsLink(FileSystemInfo entry) => entry.LinkTarget is not null;

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2})(?:-[^/]+)?\.md$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DailyName();
}
