namespace OpenClawSync.Sources.Home;

/// <summary>Lists the notes of a workspace: MEMORY.md at its root and the Markdown files under memory/.</summary>
internal static class NoteFiles
{
    private const string LongTerm = "MEMORY.md";
    private const string OldLongTerm = "memory.md";

    /// <param name="workspace">The workspace; it exists.</param>
    /// <param name="claims">What earlier workspaces hold; this one's folders are added.</param>
    /// <param name="way">The stretch of all notes that the workspace is.</param>
    public static IEnumerable<FoundNote> In(Workspace workspace, NoteClaims claims, ProgressRange way)
    {
        foreach (var found in LongTermNote(workspace, claims, way))
        {
            yield return found;
        }

        // OpenClaw itself was seen to write into a folder of the agent's name inside the workspace.
        var folders = ((string[])["memory", Path.Combine(workspace.AgentId, "memory")])
            .Where(folder => new DirectoryInfo(Path.Combine(workspace.Folder, folder)) is { Exists: true, LinkTarget: null })
            .ToList();
        foreach (var (index, folder) in folders.Index())
        {
            var root = Path.Combine(workspace.Folder, folder);
            var real = RealPath.Resolve(root);
            foreach (
                var found in Under(
                    root,
                    real,
                    folder.Replace(Path.DirectorySeparatorChar, '/'),
                    workspace,
                    claims,
                    way.Slice(index, folders.Count)
                )
            )
            {
                yield return found;
            }

            claims.Add(real);
        }
    }

    private static IEnumerable<FoundNote> LongTermNote(Workspace workspace, NoteClaims claims, ProgressRange way)
    {
        if (FolderListing.Read(workspace.Folder, name => name is LongTerm or OldLongTerm) is not { } listing)
        {
            return [new FoundNote(null, workspace.Folder, null, way.From)];
        }

        // Compared by case here: a file system that does not tell case apart has only one of them. The capital one sorts first.
        if (listing.Files is not [var name, ..] || RealPath.Resolve(Path.Combine(workspace.Folder, name)) is var real && claims.Hold(real))
        {
            return [];
        }

        claims.Add(real);
        return [Found(workspace.Folder, "", name, workspace, way.From)];
    }

    private static IEnumerable<FoundNote> Under(
        string folder,
        string realFolder,
        string relative,
        Workspace workspace,
        NoteClaims claims,
        ProgressRange way
    )
    {
        if (FolderListing.Read(folder, IsMarkdown) is not { } listing)
        {
            yield return new FoundNote(null, folder, null, way.End);
            yield break;
        }

        var items = listing.Files.Count + listing.Folders.Count;
        foreach (var (index, file) in listing.Files.Index())
        {
            if (!claims.Hold(Path.Combine(realFolder, file)))
            {
                yield return Found(folder, relative + "/", file, workspace, way.Slice(index, items).End);
            }
        }

        foreach (var (index, inner) in listing.Folders.Index())
        {
            if (!inner.StartsWith('.'))
            {
                foreach (
                    var found in Under(
                        Path.Combine(folder, inner),
                        Path.Combine(realFolder, inner),
                        $"{relative}/{inner}",
                        workspace,
                        claims,
                        way.Slice(listing.Files.Count + index, items)
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
