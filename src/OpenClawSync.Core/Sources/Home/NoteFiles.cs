using System.Collections.Immutable;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// Finds the notes of workspaces: MEMORY.md at the root, the Markdown files below memory/, and the files at the root that the operator
/// names. Like OpenClaw it follows no links.
/// </summary>
/// <param name="claims">The notes of earlier workspaces, to which those found are added.</param>
/// <param name="memoryFiles">The names of further files at the root.</param>
/// <param name="passed">Counts what is not read.</param>
internal sealed class NoteFiles(NoteClaims claims, ImmutableHashSet<string> memoryFiles, PassedOver passed)
{
    private const string LongTerm = "MEMORY.md";
    private const string LegacyLongTerm = "memory.md";
    private const string Folder = "memory";

    /// <param name="workspace">The workspace, which exists.</param>
    /// <param name="range">The range of progress that the workspace covers.</param>
    public IEnumerable<FoundNote> Find(Workspace workspace, ProgressRange range)
    {
        foreach (var found in RootNotes(workspace, range))
        {
            yield return found;
        }

        // OpenClaw has been observed to write into a folder that has the agent's name inside the workspace.
        var all = (string[])[Folder, Path.Combine(workspace.AgentId, Folder)];
        var folders = all.Where(folder => new DirectoryInfo(Path.Combine(workspace.Folder, folder)) is { Exists: true, LinkTarget: null })
            .ToList();
        foreach (var folder in all.Except(folders).Where(folder => Path.Exists(Path.Combine(workspace.Folder, folder))))
        {
            passed.Misplaced += File.Exists(Path.Combine(workspace.Folder, folder)) ? 1 : 0;
            yield return Unread(UnreadNotes.Folder(workspace.AgentId, Slashes(folder)), range.Start);
        }

        foreach (var (index, folder) in folders.Index())
        {
            var root = Path.Combine(workspace.Folder, folder);
            var real = RealPath.Resolve(root);
            foreach (var found in NotesBelow(root, real, Slashes(folder), workspace, range.Slice(index, folders.Count)))
            {
                yield return found;
            }

            claims.Add(real);
        }
    }

    private IEnumerable<FoundNote> RootNotes(Workspace workspace, ProgressRange range)
    {
        if (FolderListing.Read(workspace.Folder, IsRootNote) is not { } listing)
        {
            yield return new FoundNote(null, workspace.Folder, range.Start);
            yield break;
        }

        passed.LinkedNotes += listing.Links.Count(name => IsRootNote(name));
        passed.LinkedFolders += listing.Links.Count(name => name == Folder);
        var misplaced = listing.Folders.Where(name => IsRootNote(name)).ToList();
        passed.Misplaced += misplaced.Count;
        foreach (var name in listing.Links.Where(name => IsRootNote(name)).Concat(misplaced))
        {
            yield return Unread(UnreadNotes.File(workspace.AgentId, name), range.Start);
        }

        foreach (var name in Chosen(listing.Files))
        {
            var real = RealPath.Resolve(Path.Combine(workspace.Folder, name));
            if (!claims.Contains(real))
            {
                claims.Add(real);
                yield return Found(workspace.Folder, "", name, workspace, range.Start);
            }
        }
    }

    // The listing is compared by case, because a case-insensitive file system has only one of the two. The name in capitals sorts first.
    private static IEnumerable<string> Chosen(IReadOnlyList<string> names) =>
        names.Where(IsLongTerm).Take(1).Concat(names.Where(name => !IsLongTerm(name)));

    private IEnumerable<FoundNote> NotesBelow(string folder, string realFolder, string relative, Workspace workspace, ProgressRange range)
    {
        if (FolderListing.Read(folder, IsMarkdown) is not { } listing)
        {
            yield return new FoundNote(null, folder, range.End);
            yield break;
        }

        Count(folder, listing.Links);
        passed.Misplaced += listing.Folders.Count(name => IsMarkdown(name));
        foreach (var name in listing.Links.Concat(listing.Folders).Where(name => IsMarkdown(name)))
        {
            yield return Unread(UnreadNotes.File(workspace.AgentId, $"{relative}/{name}"), range.Start);
        }

        foreach (var name in listing.Links.Where(name => !IsHidden(name)))
        {
            yield return Unread(UnreadNotes.Folder(workspace.AgentId, $"{relative}/{name}"), range.Start);
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
            if (!IsHidden(inner))
            {
                foreach (
                    var found in NotesBelow(
                        Path.Combine(folder, inner),
                        Path.Combine(realFolder, inner),
                        $"{relative}/{inner}",
                        workspace,
                        range.Slice(listing.Files.Count + index, items)
                    )
                )
                {
                    yield return found;
                }
            }
        }
    }

    private void Count(string folder, IReadOnlyList<string> links)
    {
        foreach (var name in links)
        {
            if (!IsHidden(name) && Directory.Exists(Path.Combine(folder, name)))
            {
                passed.LinkedFolders++;
            }
            else if (IsMarkdown(name))
            {
                passed.LinkedNotes++;
            }
        }
    }

    private static FoundNote Unread(UnreadNotes unread, double done) => new(null, null, done) { Unread = unread };

    private static string Slashes(string path) => path.Replace(Path.DirectorySeparatorChar, '/');

    private bool IsRootNote(ReadOnlySpan<char> name) =>
        name is LongTerm or LegacyLongTerm || (memoryFiles.Count > 0 && memoryFiles.Contains(name.ToString()));

    private static bool IsLongTerm(string name) => name is LongTerm or LegacyLongTerm;

    private static bool IsHidden(string name) => name.StartsWith('.');

    private static bool IsMarkdown(ReadOnlySpan<char> name) => name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    private static FoundNote Found(string folder, string relative, string name, Workspace workspace, double done) =>
        new(new NoteFile(Path.Combine(folder, name), relative + name, workspace.AgentId), null, done);
}
