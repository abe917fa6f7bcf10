using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads the notes of all agents, entry by entry.</summary>
internal sealed class MemoryReader(OpenClawHome home, Func<string, string?> environment)
{
    public IEnumerable<ReadOutcome> Read(ReadRequest request, CancellationToken cancellationToken)
    {
        var (config, problems) = ConfigReader.Read(home, environment);
        return problems.Select(problem => (ReadOutcome)problem)
            .Concat(new NoteReadAhead(request, cancellationToken).Read(Readings(config, request)));
    }

    private IEnumerable<NoteReading> Readings(OpenClawConfig config, ReadRequest request)
    {
        var claims = new NoteClaims();
        foreach (var workspace in WorkspaceResolver.Resolve(home, config))
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
