using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads the notes of all agents, entry by entry.</summary>
internal sealed class MemoryReader(OpenClawHome home, Func<string, string?> environment)
{
    public IEnumerable<ReadOutcome> Read(ReadRequest request, CancellationToken cancellationToken)
    {
        var (config, problems) = ConfigReader.Read(home, environment);
        foreach (var problem in problems)
        {
            yield return problem;
        }

        // Two workspaces of one agent can have notes of one name. What became of the first is known before the second is asked for.
        var workspaces = WorkspaceResolver.Resolve(home, config);
        var first = workspaces.DistinctBy(workspace => workspace.AgentId).ToList();
        var (claims, ahead) = (new NoteClaims(), new NoteReadAhead(request, cancellationToken));
        foreach (var outcome in ahead.Read(Readings(first, claims, request)).Concat(ahead.Read(Readings(workspaces.Except(first), claims, request))))
        {
            yield return outcome;
        }
    }

    private IEnumerable<NoteReading> Readings(IEnumerable<Workspace> workspaces, NoteClaims claims, ReadRequest request)
    {
        foreach (var workspace in workspaces)
        {
            foreach (var found in Directory.Exists(workspace.Folder) ? NoteFiles.In(workspace, claims) : Missing(workspace))
            {
                yield return found switch
                {
                    { Note: { } note } => new NoteReading(note, home, request),
                    { Unlisted: { } folder } => new NoteReading(Problem.Error(
                        ErrorIds.SourceUnreadable, home.Name(folder), "The folder cannot be listed. None of its notes was read.", RecordKind.Memory)),
                    _ => new NoteReading(Problem.Warning(
                        ErrorIds.WorkspaceMissing, home.Name(workspace.Folder), $"The workspace of agent '{workspace.AgentId}' does not exist.", RecordKind.Memory)),
                };
            }
        }
    }

    private static IEnumerable<FoundNote> Missing(Workspace workspace) =>
        workspace.IsConfigured ? [new FoundNote(null, null, workspace)] : [];
}
