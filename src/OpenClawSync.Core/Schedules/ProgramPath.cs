namespace OpenClawSync.Schedules;

/// <summary>Finds programs like the system does.</summary>
internal static class ProgramPath
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The first program with that name in the folders of PATH; null when there is none.</summary>
    public static string? Find(string program, Func<string, string?> environment) =>
        (environment("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => In(folder, program))
            .FirstOrDefault(found => found is not null);

    /// <summary>The program in a folder; null when it is not there or not executable.</summary>
    public static string? In(string folder, string program)
    {
        var path = Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program);
        return File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Executable) != 0) ? path : null;
    }
}
