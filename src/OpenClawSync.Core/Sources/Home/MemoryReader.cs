using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads the notes of all agents, entry by entry.</summary>
internal sealed class MemoryReader(OpenClawHome home, Func<string, string?> environment)
{
    private const double ProgressStep = 0.01;

    public IEnumerable<ReadOutcome> Read(ReadRequest request, CancellationToken cancellationToken)
    {
        var (config, problems) = ConfigReader.Read(home, environment);
        foreach (var problem in problems)
        {
            yield return problem;
        }

        var progress = 0.0;
        foreach (var note in Notes(WorkspaceResolver.Resolve(home, config), request, cancellationToken))
        {
            foreach (var outcome in note.Outcomes())
            {
                yield return outcome;
            }

            if (note.Done >= progress + ProgressStep)
            {
                progress = note.Done;
                yield return new ReadProgress(RecordKind.Memory, progress);
            }
        }

        yield return new ReadProgress(RecordKind.Memory, 1);
    }

    // An agent can have a second workspace, which can contain a note of the same name. The caller must have dealt with the first note
    // before the second is asked for, so the workspaces do not share one pipeline.
    private IEnumerable<NoteReading> Notes(IReadOnlyList<Workspace> workspaces, ReadRequest request, CancellationToken cancellationToken)
    {
        var first = workspaces.DistinctBy(workspace => workspace.AgentId).ToList();
        var second = workspaces.Except(first).ToList();
        var (claims, pipeline) = (new NoteClaims(), new NotePipeline(request, cancellationToken));
        return pipeline
            .Run(Readings(first, 0, workspaces.Count, claims, request))
            .Concat(pipeline.Run(Readings(second, first.Count, workspaces.Count, claims, request)));
    }

    private IEnumerable<NoteReading> Readings(List<Workspace> workspaces, int before, int total, NoteClaims claims, ReadRequest request)
    {
        foreach (var (index, workspace) in workspaces.Index())
        {
            var range = ProgressRange.Whole.Slice(before + index, total);
            foreach (var found in Directory.Exists(workspace.Folder) ? NoteFiles.Find(workspace, claims, range) : Missing(workspace, range))
            {
                yield return found switch
                {
                    { Note: { } note } => new NoteReading(note, home, request) { Done = found.Done },
                    { UnreadableFolder: { } folder } => new NoteReading(
                        Problem.Error(
                            ErrorIds.SourceUnreadable,
                            home.DisplayName(folder),
                            "The folder cannot be listed. None of its notes was read.",
                            RecordKind.Memory
                        )
                    ),
                    _ => new NoteReading(
                        Problem.Warning(
                            ErrorIds.WorkspaceMissing,
                            home.DisplayName(workspace.Folder),
                            $"The workspace of agent '{workspace.AgentId}' does not exist.",
                            RecordKind.Memory
                        )
                    ),
                };
            }
        }
    }

    private static IEnumerable<FoundNote> Missing(Workspace workspace, ProgressRange range) =>
        workspace.IsConfigured ? [new FoundNote(null, null, workspace, range.End)] : [];
}
