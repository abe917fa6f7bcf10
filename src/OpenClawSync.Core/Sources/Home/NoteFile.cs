using OpenClawSync.Sources.Notes;

namespace OpenClawSync.Sources.Home;

/// <summary>A note to read.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="RelativePath">Its path in the workspace, with forward slashes.</param>
/// <param name="AgentId">Whose it is.</param>
internal sealed record NoteFile(string Path, string RelativePath, string AgentId)
{
    /// <summary>The day in its name, as yyyy-MM-dd, for a daily note.</summary>
    public string? EntryDate => NoteName.DateIn(System.IO.Path.GetFileName(Path));
}

/// <summary>What looking for notes gives: a note, a folder that cannot be listed, or a workspace that is not there.</summary>
/// <param name="Note">The note.</param>
/// <param name="Unlisted">The folder.</param>
/// <param name="Missing">The workspace.</param>
/// <param name="Done">How far through the notes it is, from 0 to 1.</param>
internal sealed record FoundNote(NoteFile? Note, string? Unlisted, Workspace? Missing, double Done);
