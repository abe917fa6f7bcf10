namespace OpenClawSync.Records.Notes;

/// <summary>A tag and the stretch of the raw note it was read from.</summary>
internal readonly record struct NoteTag(string Name, int SourceStart, int SourceLength);
