using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads the notes of all agents, entry by entry.</summary>
internal sealed class MemoryReader(HomePaths paths, OpenClawConfig config, HomeSettings settings)
{
    private const double ProgressStep = 0.01;
    private const int MaxNamedWorkspaces = 5;

    private readonly OpenClawHome _home = paths.Home;
    private readonly PassedOver _passed = new() { ExtraSources = config.ExtraSources };

    public IEnumerable<ReadOutcome> Read(ReadRequest request, CancellationToken cancellationToken)
    {
        var workspaces = WorkspaceResolver.Resolve(paths, config);
        foreach (var place in Places([.. workspaces.DistinctBy(workspace => workspace.AgentId)]))
        {
            yield return place;
        }

        var progress = 0.0;
        foreach (var note in Notes([.. workspaces.Where(workspace => Directory.Exists(workspace.Folder))], request, cancellationToken))
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

        if (_passed.Warning(_home) is { } passed)
        {
            yield return passed;
        }

        yield return new ReadProgress(RecordKind.Memory, 1);
    }

    // An agent can have a second workspace. The caller must have dealt with the notes of the first one before those of the second are asked
    // for, so the workspaces do not share one pipeline.
    private IEnumerable<NoteReading> Notes(List<Workspace> workspaces, ReadRequest request, CancellationToken cancellationToken)
    {
        var first = workspaces.DistinctBy(workspace => workspace.AgentId).ToList();
        var second = workspaces.Except(first).ToList();
        var files = new NoteFiles(new NoteClaims(), settings.MemoryFiles, _passed);
        var pipeline = new NotePipeline(request, cancellationToken);
        return pipeline
            .Run(Readings(first, 0, workspaces.Count, files, (note, _) => note, request))
            .Concat(
                pipeline.Run(
                    Readings(second, first.Count, workspaces.Count, files, (note, workspace) => Apart(note, workspace, first), request)
                )
            );
    }

    // A note of the second workspace that has the name of one in the first is another note, and must not replace it.
    private static NoteFile Apart(NoteFile note, Workspace workspace, List<Workspace> first)
    {
        var own = first.First(other => other.AgentId == workspace.AgentId).Folder;
        return File.Exists(Path.Combine(own, note.RelativePath))
            ? note with
            {
                RelativePath = $"{Path.GetFileName(workspace.Folder)}/{note.RelativePath}",
            }
            : note;
    }

    private IEnumerable<NoteReading> Readings(
        List<Workspace> workspaces,
        int before,
        int total,
        NoteFiles files,
        Func<NoteFile, Workspace, NoteFile> name,
        ReadRequest request
    )
    {
        foreach (var (index, workspace) in workspaces.Index())
        {
            foreach (var found in files.Find(workspace, ProgressRange.Whole.Slice(before + index, total)))
            {
                yield return found switch
                {
                    { Note: { } note } => new NoteReading(name(note, workspace), _home, request) { Done = found.Done },
                    { Unread: { } unread } => new NoteReading(unread) { Done = found.Done },
                    _ => new NoteReading(
                        Problem.Error(
                            ErrorIds.SourceUnreadable,
                            _home.DisplayName(found.UnreadableFolder!),
                            "The folder cannot be listed. None of its notes was read.",
                            RecordKind.Memory
                        )
                    ),
                };
            }
        }
    }

    // One warning names all that are missing, and the first of these bears it.
    private IEnumerable<SourcePlace> Places(List<Workspace> workspaces)
    {
        var missing = workspaces.Where(workspace => workspace.IsConfigured && !Directory.Exists(workspace.Folder)).ToList();
        return workspaces.Select(workspace =>
            SourcePlace.Workspace(workspace.AgentId, IsAbsent(workspace.Folder) ? PlaceState.Absent : PlaceState.Present) with
            {
                Problem = missing is [var first, ..] && workspace == first ? Missing(missing) : null,
            }
        );
    }

    private Problem Missing(List<Workspace> missing)
    {
        var message = missing is [var only]
            ? $"The workspace of agent '{only.AgentId}' does not exist."
            : $"The workspaces of {missing.Count} agents do not exist: {Named(missing)}.";
        var place = missing.Count == 1 ? missing[0].Folder : _home.Config;
        return Problem.Warning(ErrorIds.WorkspaceMissing, _home.DisplayName(place), message, RecordKind.Memory);
    }

    private string Named(List<Workspace> missing) =>
        string.Join(
            ", ",
            missing.Take(MaxNamedWorkspaces).Select(workspace => $"'{workspace.AgentId}' ({_home.DisplayName(workspace.Folder)})")
        ) + (missing.Count > MaxNamedWorkspaces ? ", …" : "");

    // The mount point of a volume that is not mounted is an empty folder. One that cannot be listed is reported when its notes are read.
    private static bool IsAbsent(string folder)
    {
        try
        {
            return !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
