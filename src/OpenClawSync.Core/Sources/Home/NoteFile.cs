namespace OpenClawSync.Sources.Home;

/// <summary>A note to read.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="RelativePath">Its path in the workspace, with forward slashes.</param>
/// <param name="AgentId">Whose it is.</param>
internal sealed record NoteFile(string Path, string RelativePath, string AgentId)
{
    /// <summary>The day in its name, as yyyy-MM-dd, for a daily note.</summary>
    public string? EntryDate => NoteFiles.DateIn(System.IO.Path.GetFileName(Path));
}

/// <summary>What looking for notes gives: a note, a folder that cannot be listed, or a workspace that is not there.</summary>
internal sealed record FoundNote(NoteFile? Note, string? Unlisted, Workspace? Missing);
