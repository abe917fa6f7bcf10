using OpenClawSync.Connections;
using OpenClawSync.State;

namespace OpenClawSync.Schedules;

/// <summary>
/// The variables by which the present session finds its source, target and state. A scheduler starts without them, so a schedule takes
/// them along; those that hold tokens are not among them.
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

    private static readonly string[] SourceWords = [SourceLocation.UrlVariable, "OPENCLAW_PROFILE"];

    // OpenClaw's launchers are known to pass these words for nothing.
    private static readonly string[] Nothing = ["", "undefined", "null"];

    /// <summary>What a schedule needs of the environment, beside what it is given.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="hasSource">Whether the source was given.</param>
    /// <param name="hasTarget">Whether the target was given.</param>
    /// <param name="hasInstance">Whether the instance was given.</param>
    public static IEnumerable<KeyValuePair<string, string>> Read(
        Func<string, string?> environment,
        bool hasSource,
        bool hasTarget,
        bool hasInstance
    )
    {
        string[] paths = [.. State, .. hasSource ? [] : SourcePaths];
        string[] words =
        [
            .. hasSource ? [] : SourceWords,
            .. hasTarget ? [] : (string[])[TargetLocation.UrlVariable],
            .. hasInstance ? [] : (string[])[Instance],
        ];
        return paths
            .Select(name => (Name: name, Value: Absolute(Value(name))))
            .Concat(words.Select(name => (Name: name, Value: Value(name))))
            .Where(setting => setting.Value is not null)
            .Select(setting => KeyValuePair.Create(setting.Name, setting.Value!));

        string? Value(string name) => environment(name)?.Trim() is { } text && !Nothing.Contains(text) ? text : null;
    }

    // A schedule starts in another folder.
    private static string? Absolute(string? path) => path is null or ['~', ..] ? path : Path.GetFullPath(path);
}
