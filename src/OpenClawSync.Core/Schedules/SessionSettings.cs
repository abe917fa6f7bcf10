using OpenClawSync.Connections;
using OpenClawSync.State;

namespace OpenClawSync.Schedules;

/// <summary>
/// The environment variables by which the current session finds its source, target and state. A scheduler starts without them, so a
/// schedule sets them. Variables with tokens are not among them.
/// </summary>
internal static class SessionSettings
{
    public const string Instance = "OPENCLAW_SYNC_INSTANCE";

    private static readonly string[] State = [StateFolder.Variable, "XDG_STATE_HOME"];

    private static readonly string[] SourcePaths =
    [
        SourceLocation.JsonVariable,
        "OPENCLAW_STATE_DIR",
        "CLAWDBOT_STATE_DIR",
        "OPENCLAW_CONFIG_PATH",
        "CLAWDBOT_CONFIG_PATH",
        "OPENCLAW_WORKSPACE_DIR",
        "OPENCLAW_HOME",
    ];

    private static readonly string[] SourceNames = [SourceLocation.UrlVariable, "OPENCLAW_PROFILE"];

    // OpenClaw's launchers pass these values for unset variables.
    private static readonly string[] Unset = ["", "undefined", "null"];

    /// <summary>The settings that a schedule needs from the environment, besides its parameters.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="hasSource">Whether there is a parameter for the source.</param>
    /// <param name="hasTarget">Whether there is a parameter for the target.</param>
    /// <param name="hasInstance">Whether there is a parameter for the instance.</param>
    public static IEnumerable<KeyValuePair<string, string>> Read(
        Func<string, string?> environment,
        bool hasSource,
        bool hasTarget,
        bool hasInstance
    )
    {
        string[] paths = [.. State, .. hasSource ? [] : SourcePaths];
        string[] names =
        [
            .. hasSource ? [] : SourceNames,
            .. hasTarget ? [] : (string[])[TargetLocation.UrlVariable],
            .. hasInstance ? [] : (string[])[Instance],
        ];
        return paths
            .Select(name => (Name: name, Value: Absolute(Value(name))))
            .Concat(names.Select(name => (Name: name, Value: Value(name))))
            .Where(setting => setting.Value is not null)
            .Select(setting => KeyValuePair.Create(setting.Name, setting.Value!));

        string? Value(string name) => environment(name)?.Trim() is { } text && !Unset.Contains(text) ? text : null;
    }

    // A schedule runs in another working folder.
    private static string? Absolute(string? path) => path is null or ['~', ..] ? path : Path.GetFullPath(path);
}
