namespace OpenClawSync.Sources.Home;

/// <summary>Finds the notes of a workspace: MEMORY.md at its root, and the Markdown files below memory/.</summary>
internal static class NoteFiles
{
    private const string LongTerm = "MEMORY.md";
    private const string LegacyLongTerm = "memory.md";

    /// <param name="workspace">The workspace, which exists.</param>
    /// <param name="claims">The notes of earlier workspaces, to which those of this one are added.</param>
    /// <param name="range">The range of progress that the workspace covers.</param>
    public static IEnumerable<FoundNote> Find(Workspace workspace, NoteClaims claims, ProgressRange range)
    {
        foreach (var found in LongTermNote(workspace, claims, range))
        {
            yield return found;
        }

        // OpenClaw has been observed to write into a folder that has the agent's name inside the workspace.
        var folders = ((string[])["memory", Path.Combine(workspace.AgentId, "memory")])
            .Where(folder => new DirectoryInfo(Path.Combine(workspace.Folder, folder)) is { Exists: true, LinkTarget: null })
            .ToList();
        foreach (var (index, folder) in folders.Index())
        {
            var root = Path.Combine(workspace.Folder, folder);
            var real = RealPath.Resolve(root);
            foreach (
                var found in NotesBelow(
                    root,
                    real,
                    folder.Replace(Path.DirectorySeparatorChar, '/'),
                    workspace,
                    claims,
                    range.Slice(index, folders.Count)
                )
            )
            {
                yield return found;
            }

            claims.Add(real);
        }
    }

    private static IEnumerable<FoundNote> LongTermNote(Workspace workspace, NoteClaims claims, ProgressRange range)
    {
        if (FolderListing.Read(workspace.Folder, name => name is LongTerm or LegacyLongTerm) is not { } listing)
        {
            return [new FoundNote(null, workspace.Folder, null, range.Start)];
        }

        // The listing is compared by case, because a case-insensitive file system has only one of the two. The name in capitals sorts
        // first.
        if (
            listing.Files is not [var name, ..]
            || RealPath.Resolve(Path.Combine(workspace.Folder, name)) is var real && claims.Contains(real)
        )
        {
            return [];
        }

        claims.Add(real);
        return [Found(workspace.Folder, "", name, workspace, range.Start)];
    }

    private static IEnumerable<FoundNote> NotesBelow(
        string folder,
        string realFolder,
        string relative,
        Workspace workspace,
        NoteClaims claims,
        ProgressRange range
    )
    {
        if (FolderListing.Read(folder, IsMarkdown) is not { } listing)
        {
            yield return new FoundNote(null, folder, null, range.End);
            yield break;
        }

        var items = listing.Files.Count + listing.Folders.Count;
        foreach (var (index, file) in listing.Files.Index())
        {
            if (!claims.Contains(Path.Combine(realFolder, file)))
            {
                yield return Found(folder, relative + "/", file, workspace, range.Slice(index, items).End);
            }
        }

        foreach (var (index, inner) in listing.Folders.Index())
        {
            if (!inner.StartsWith('.'))
            {
                foreach (
                    var found in NotesBelow(
                        Path.Combine(folder, inner),
                        Path.Combine(realFolder, inner),
                        $"{relative}/{inner}",
                        workspace,
                        claims,
                        range.Slice(listing.Files.Count + index, items)
                    )
                )
                {
                    yield return found;
                }
            }
        }
    }

    private static bool IsMarkdown(ReadOnlySpan<char> name) => name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    private static FoundNote Found(string folder, string relative, string name, Workspace workspace, double done) =>
        new(new NoteFile(Path.Combine(folder, name), relative + name, workspace.AgentId), null, null, done);
}
