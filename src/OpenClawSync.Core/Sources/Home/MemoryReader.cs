using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads the notes of all agents, entry by entry.</summary>
internal sealed class MemoryReader(OpenClawHome home, Func<string, string?> environment)
{
    public IEnumerable<ReadOutcome> Read(CancellationToken cancellationToken)
    {
        var (config, problems) = ConfigReader.Read(home, environment);
        foreach (var problem in problems)
        {
            yield return problem;
        }

        // Two agents can share a workspace, and a folder can be reached by two ways; a note is the first one's.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var workspace in WorkspaceResolver.Resolve(home, config))
        {
            foreach (var found in Directory.Exists(workspace.Folder) ? NoteFiles.In(workspace) : Missing(workspace))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var outcome in Outcomes(found, seen))
                {
                    yield return outcome;
                }
            }
        }
    }

    private IEnumerable<ReadOutcome> Outcomes(FoundNote found, HashSet<string> seen) => found switch
    {
        { Note: { } note } => seen.Add(RealPath.Of(note.Path)) ? NoteReader.Read(note, home.Name(note.Path)) : [],
        { Unlisted: { } folder } => [Problem.Error(
            ErrorIds.SourceUnreadable, home.Name(folder), "The folder cannot be listed. None of its notes was read.", RecordKind.Memory)],
        { Missing: { } workspace } => [Problem.Warning(
            ErrorIds.WorkspaceMissing, home.Name(workspace.Folder), $"The workspace of agent '{workspace.AgentId}' does not exist.", RecordKind.Memory)],
        _ => [],
    };

    private static IEnumerable<FoundNote> Missing(Workspace workspace) =>
        workspace.IsConfigured ? [new FoundNote(null, null, workspace)] : [];
}
