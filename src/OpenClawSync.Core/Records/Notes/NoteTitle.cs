namespace OpenClawSync.Records.Notes;

/// <summary>The title of an entry: its heading, then the time of the marker that opens it.</summary>
internal static class NoteTitle
{
    public static string Create(string heading, string? markerTime) => markerTime is null ? heading : $"{heading} · {markerTime}";
}
