using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>Counts the notes, and the sources of notes, that the home refers to and that are not read.</summary>
internal sealed class PassedOver
{
    /// <summary>Links in the place of notes.</summary>
    public int LinkedNotes { get; set; }

    /// <summary>Links in the place of folders of notes.</summary>
    public int LinkedFolders { get; set; }

    /// <summary>Folders in the place of notes, and files in the place of folders of notes.</summary>
    public int Misplaced { get; set; }

    /// <summary>Folders and files outside the workspaces that the config adds to OpenClaw's memory search.</summary>
    public int ExtraSources { get; set; }

    /// <summary>The warning about all of them; null when there is none.</summary>
    public Problem? Warning(OpenClawHome home)
    {
        string[] parts =
        [
            .. Part(LinkedNotes, "note that is a link", "notes that are links"),
            .. Part(LinkedFolders, "folder that is a link", "folders that are links"),
            .. Part(Misplaced, "folder or file in the place of the other", "folders or files in the place of the other"),
            .. Part(ExtraSources, "path that the config adds to the memory search", "paths that the config adds to the memory search"),
        ];
        return parts.Length == 0
            ? null
            : Problem.Warning(ErrorIds.NotesPassedOver, home.DisplayName(home.StateFolder), $"Not read: {string.Join("; ", parts)}.");
    }

    private static string[] Part(int count, string one, string many) =>
        count switch
        {
            0 => [],
            1 => ["1 " + one],
            _ => [$"{count} {many}"],
        };
}
