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
        var second = workspaces.Except(first).ToList();
        var (claims, ahead) = (new NoteClaims(), new NoteReadAhead(request, cancellationToken));
        var all = first.Count + second.Count;
        foreach (
            var outcome in ahead
                .Read(Readings(first, 0, all, claims, request))
                .Concat(ahead.Read(Readings(second, first.Count, all, claims, request)))
        )
        {
            yield return outcome;
        }

        yield return new ReadProgress(RecordKind.Memory, 1);
    }

    private IEnumerable<NoteReading> Readings(List<Workspace> workspaces, int before, int all, NoteClaims claims, ReadRequest request)
    {
        for (var index = 0; index < workspaces.Count; index++)
        {
            var (workspace, way) = (workspaces[index], ProgressRange.Whole.Slice(before + index, all));
            foreach (var found in Directory.Exists(workspace.Folder) ? NoteFiles.In(workspace, claims, way) : Missing(workspace, way))
            {
                yield return found switch
                {
                    { Note: { } note } => new NoteReading(note, home, request) { Done = found.Done },
                    { Unlisted: { } folder } => new NoteReading(
                        Problem.Error(
                            ErrorIds.SourceUnreadable,
                            home.Name(folder),
                            "The folder cannot be listed. None of its notes was read.",
                            RecordKind.Memory
                        )
                    ),
                    _ => new NoteReading(
                        Problem.Warning(
                            ErrorIds.WorkspaceMissing,
                            home.Name(workspace.Folder),
                            $"The workspace of agent '{workspace.AgentId}' does not exist.",
                            RecordKind.Memory
                        )
                    ),
                };
            }
        }
    }

    private static IEnumerable<FoundNote> Missing(Workspace workspace, ProgressRange way) =>
        workspace.IsConfigured ? [new FoundNote(null, null, workspace, way.End)] : [];
}
