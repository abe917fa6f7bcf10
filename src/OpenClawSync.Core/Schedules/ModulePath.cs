namespace OpenClawSync.Schedules;

/// <summary>
/// The path by which a schedule imports this module. A name would not do, because a plain pwsh may search other folders than the session.
/// </summary>
internal static class ModulePath
{
    private const string Name = "OpenClawSync";

    /// <param name="folder">The folder that the module was loaded from.</param>
    /// <param name="file">The file that was loaded.</param>
    public static string Find(string folder, string file)
    {
        if (!File.Exists(Path.Combine(folder, Name + ".psd1")))
        {
            return file;
        }

        // If the folder contains several versions, Import-Module imports the newest, so the schedule survives an update.
        return
            Version.TryParse(Path.GetFileName(folder), out _)
            && Path.GetDirectoryName(folder) is { } above
            && Path.GetFileName(above) == Name
            ? above
            : folder;
    }
}
