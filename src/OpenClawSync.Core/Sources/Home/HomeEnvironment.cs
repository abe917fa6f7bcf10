using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>The settings for the current user's home in OpenClaw's environment variables, interpreted as OpenClaw does.</summary>
internal sealed class HomeEnvironment(Func<string, string?> variable)
{
    /// <summary>OPENCLAW_HOME, else HOME, else USERPROFILE, else the profile folder from the operating system.</summary>
    public string HomeFolder
    {
        get
        {
            var system = Folder("HOME") ?? Folder("USERPROFILE") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return Folder("OPENCLAW_HOME") is { } chosen ? Path.GetFullPath(Tilde.Expand(chosen, system)) : Path.GetFullPath(system);
        }
    }

    public string? StateFolder => Resolved("OPENCLAW_STATE_DIR") ?? Resolved("CLAWDBOT_STATE_DIR");

    public string? Config => Resolved("OPENCLAW_CONFIG_PATH") ?? Resolved("CLAWDBOT_CONFIG_PATH");

    public string? Workspace => Resolved("OPENCLAW_WORKSPACE_DIR");

    /// <summary>The folders besides the config's own from which a config may include files.</summary>
    public IReadOnlyList<string> IncludeRoots =>
        [
            .. (variable("OPENCLAW_INCLUDE_ROOTS") ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(root => Tilde.Expand(root, HomeFolder))
                .Where(Path.IsPathFullyQualified)
                .Select(Path.GetFullPath),
        ];

    /// <summary>The name of the profile; null for the default one.</summary>
    public string? Profile =>
        variable("OPENCLAW_PROFILE")?.Trim() is { Length: > 0 } name && !name.Equals("default", StringComparison.OrdinalIgnoreCase)
            ? name
            : null;

    private string? Resolved(string name) =>
        variable(name)?.Trim() is { Length: > 0 } path ? Path.GetFullPath(Tilde.Expand(path, HomeFolder)) : null;

    // Some launchers written in JavaScript pass these words for a missing value.
    private string? Folder(string name) =>
        variable(name)?.Trim() is { Length: > 0 } path && path is not ("undefined" or "null") ? path : null;
}
