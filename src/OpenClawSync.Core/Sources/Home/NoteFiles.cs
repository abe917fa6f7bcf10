using System.Text.RegularExpressions;

namespace OpenClawSync.Sources.Home;

/// <summary>Lists the notes of a workspace: MEMORY.md at its root and the Markdown files under memory/.</summary>
internal static partial class NoteFiles
{
    private const string LongTerm = "MEMORY.md";
    private const string OldLongTerm = "memory.md";

    /// <param name="workspace">The workspace; it exists.</param>
    /// <param name="claims">What earlier workspaces hold; this one's folders are added.</param>
    public static IEnumerable<FoundNote> In(Workspace workspace, NoteClaims claims)
    {
        foreach (var found in LongTermNote(workspace, claims))
        {
            yield return found;
        }

        // OpenClaw itself was seen to write into a folder of the agent's name inside the workspace.
        foreach (var folder in (string[])["memory", Path.Combine(workspace.AgentId, "memory")])
        {
            var root = new DirectoryInfo(Path.Combine(workspace.Folder, folder));
            if (!root.Exists || root.LinkTarget is not null)
            {
                continue;
            }

            var real = RealPath.Of(root.FullName);
            foreach (var found in Under(root.FullName, real, folder.Replace(Path.DirectorySeparatorChar, '/'), workspace, claims))
            {
                yield return found;
            }

            claims.Add(real);
        }
    }

    /// <summary>The day in the name of a daily note; null for any other.</summary>
    public static string? DateIn(string fileName) => DailyName().Match(fileName) is { Success: true } match ? match.Groups[1].Value : null;

    private static IEnumerable<FoundNote> LongTermNote(Workspace workspace, NoteClaims claims)
    {
        if (FolderListing.Of(workspace.Folder, name => name is LongTerm or OldLongTerm) is not { } listing)
        {
            return [new FoundNote(null, workspace.Folder, null)];
        }

        // Compared by case here: a file system that does not tell case apart has only one of them. The capital one sorts first.
        if (listing.Files is not [var name, ..] || RealPath.Of(Path.Combine(workspace.Folder, name)) is var real && claims.Hold(real))
        {
            return [];
        }

        claims.Add(real);
        return [Found(workspace.Folder, "", name, workspace)];
    }

    private static IEnumerable<FoundNote> Under(string folder, string realFolder, string relative, Workspace workspace, NoteClaims claims)
    {
        if (FolderListing.Of(folder, IsMarkdown) is not { } listing)
        {
            yield return new FoundNote(null, folder, null);
            yield break;
        }

        foreach (var file in listing.Files)
        {
            if (!claims.Hold(Path.Combine(realFolder, file)))
            {
                yield return Found(folder, relative + "/", file, workspace);
            }
        }

        foreach (var inner in listing.Folders)
        {
            if (!inner.StartsWith('.'))
            {
                foreach (var found in Under(Path.Combine(folder, inner), Path.Combine(realFolder, inner), $"{relative}/{inner}", workspace, claims))
                {
                    yield return found;
                }
            }
        }
    }

    private static bool IsMarkdown(ReadOnlySpan<char> name) => name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    private static FoundNote Found(string folder, string relative, string name, Workspace workspace) =>
        new(new NoteFile(Path.Combine(folder, name), relative + name, workspace.AgentId), null, null);

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2})(?:-[^/]+)?\.md$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DailyName();
}
