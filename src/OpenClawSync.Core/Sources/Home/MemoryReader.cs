using OpenClawSync.Records;
using OpenClawSync.Sources.Parts;
using OpenClawSync.Storage;

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

        var claims = new NoteClaims();
        foreach (var workspace in WorkspaceResolver.Resolve(home, config))
        {
            foreach (var found in Directory.Exists(workspace.Folder) ? NoteFiles.In(workspace, claims) : Missing(workspace))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var outcome in Outcomes(found, request))
                {
                    yield return outcome;
                }
            }
        }
    }

    private IEnumerable<ReadOutcome> Outcomes(FoundNote found, ReadRequest request) => found switch
    {
        { Note: { } note } => PartReading.Of(Part(note), request, () => NoteReader.Read(note, home.Name(note.Path)), () => true),
        { Unlisted: { } folder } => [Problem.Error(
            ErrorIds.SourceUnreadable, home.Name(folder), "The folder cannot be listed. None of its notes was read.", RecordKind.Memory)],
        { Missing: { } workspace } => [Problem.Warning(
            ErrorIds.WorkspaceMissing, home.Name(workspace.Folder), $"The workspace of agent '{workspace.AgentId}' does not exist.", RecordKind.Memory)],
        _ => [],
    };

    private static SourcePart Part(NoteFile note) =>
        SourcePart.Of(RecordKind.Memory, $"{note.AgentId}/{note.RelativePath}", FileState.Of(note.Path));

    private static IEnumerable<FoundNote> Missing(Workspace workspace) =>
        workspace.IsConfigured ? [new FoundNote(null, null, workspace)] : [];
}
