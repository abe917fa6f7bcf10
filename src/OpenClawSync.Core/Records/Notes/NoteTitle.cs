namespace OpenClawSync.Records.Notes;

/// <summary>Composes the title of an entry from its heading and the time marker that it begins with.</summary>
internal static class NoteTitle
{
    public static string Create(string heading, string? markerTime) => markerTime is null ? heading : $"{heading} · {markerTime}";
}
