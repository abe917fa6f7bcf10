using OpenClawSync.Sources.Notes;

namespace OpenClawSync.Sources.Home;

/// <summary>The file of a note.</summary>
/// <param name="Path">The path.</param>
/// <param name="RelativePath">The path in the workspace, with forward slashes.</param>
/// <param name="AgentId">The agent that the note belongs to.</param>
internal sealed record NoteFile(string Path, string RelativePath, string AgentId)
{
    /// <summary>Whether this is a daily note by its name.</summary>
    public bool IsDaily => NoteName.IsDaily(System.IO.Path.GetFileName(Path));

    /// <summary>The date in the name of a daily note, as yyyy-MM-dd; null for another note, and for a date that does not exist.</summary>
    public string? EntryDate => NoteName.DateIn(System.IO.Path.GetFileName(Path));
}

/// <summary>A result of searching for notes: a note, a folder that cannot be listed, or what only has the name of a note.</summary>
/// <param name="Note">The note.</param>
/// <param name="UnreadableFolder">The folder.</param>
/// <param name="Done">The progress through all notes, from 0 to 1.</param>
internal sealed record FoundNote(NoteFile? Note, string? UnreadableFolder, double Done)
{
    /// <summary>What has the name of a note or of a folder of notes, and is none.</summary>
    public UnreadNotes? Unread { get; init; }
}
