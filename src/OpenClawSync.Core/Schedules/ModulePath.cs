namespace OpenClawSync.Schedules;

/// <summary>How a schedule names this module: by a path, because a bare pwsh may look for modules in other folders than the session.</summary>
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

        // Of versions side by side Import-Module takes the newest, so that a schedule outlives an update.
        return
            Version.TryParse(Path.GetFileName(folder), out _)
            && Path.GetDirectoryName(folder) is { } above
            && Path.GetFileName(above) == Name
            ? above
            : folder;
    }
}
