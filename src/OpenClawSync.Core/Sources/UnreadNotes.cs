namespace OpenClawSync.Sources;

/// <summary>
/// Something that exists under the name of a note, or of a folder of notes, and cannot be read as one, such as a link. Nobody knows whether
/// its notes were deleted, so the rows that they have stay.
/// </summary>
/// <param name="AgentId">The agent that the notes belong to.</param>
/// <param name="Path">The path in the workspace, with forward slashes; for a folder with one at the end.</param>
internal sealed record UnreadNotes(string AgentId, string Path)
{
    public static UnreadNotes File(string agentId, string path) => new(agentId, path);

    public static UnreadNotes Folder(string agentId, string path) => new(agentId, path + "/");

    /// <summary>Whether it stands for all notes of a folder.</summary>
    public bool IsFolder => Path.EndsWith('/');
}
