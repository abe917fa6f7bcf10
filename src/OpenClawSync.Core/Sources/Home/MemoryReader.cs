using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads the notes of all agents, entry by entry.</summary>
internal sealed class MemoryReader(OpenClawHome home)
{
    public IEnumerable<ReadOutcome> Read(CancellationToken cancellationToken)
    {
        var config = OpenClawConfig.Read(home, out var broken);
        if (broken is not null)
        {
            yield return broken;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var workspace in WorkspaceResolver.Resolve(home, config))
        {
            foreach (var outcome in In(workspace, seen, cancellationToken))
            {
                yield return outcome;
            }
        }
    }

    private IEnumerable<ReadOutcome> In(Workspace workspace, HashSet<string> seen, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(workspace.Folder))
        {
            if (workspace.IsConfigured)
            {
                yield return new Problem(
                    ErrorIds.WorkspaceMissing, home.Name(workspace.Folder), $"The workspace of agent '{workspace.AgentId}' does not exist.", true);
            }

            yield break;
        }

        var files = List(workspace, out var failed);
        if (failed is not null)
        {
            yield return failed;
        }

        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Two agents can share a workspace; a note is the first one's.
            if (seen.Add(RealPath.Of(file.Path)))
            {
                foreach (var outcome in NoteReader.Read(file, home.Name(file.Path)))
                {
                    yield return outcome;
                }
            }
        }
    }

    private List<NoteFile> List(Workspace workspace, out Problem? failed)
    {
        try
        {
            failed = null;
            return [.. NoteFiles.In(workspace)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            failed = new Problem(
                ErrorIds.SourceUnreadable, home.Name(workspace.Folder), "The workspace cannot be listed. None of its notes was read.");
            return [];
        }
    }
}
