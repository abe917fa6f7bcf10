using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads the config of a home. A config that cannot be read is reported, and defaults are used instead.</summary>
internal static class ConfigReader
{
    /// <returns>
    /// The config, and what is wrong with it. Each problem concerns the kinds that it names as missed.
    /// </returns>
    public static (OpenClawConfig Config, IReadOnlyList<Problem> Problems) Read(HomePaths paths, Func<string, string?> environment)
    {
        var home = paths.Home;
        if (!File.Exists(home.Config))
        {
            return (OpenClawConfig.Empty, [Failed(home, "There is no config; default workspaces are read.", RecordKind.Memory)]);
        }

        try
        {
            var config = OpenClawConfig.From(ConfigFile.Read(paths, new HomeEnvironment(environment).IncludeRoots), environment);
            return (
                config,
                [
                    .. config.Unset.Select(unset =>
                        Failed(home, $"{unset.Setting} refers to a variable that is not set, and is ignored.", unset.Kind)
                    ),
                ]
            );
        }
        catch (ConfigException failure)
        {
            // It could name another job file as well.
            var message = $"The config cannot be read: {failure.Message}. Default workspaces are read.";
            return (OpenClawConfig.Empty, [Failed(home, message, RecordKind.Cron, RecordKind.Memory)]);
        }
    }

    private static Problem Failed(OpenClawHome home, string message, params RecordKind[] missed) =>
        Problem.Warning(ErrorIds.ConfigUnreadable, home.DisplayName(home.Config), message, missed);
}
