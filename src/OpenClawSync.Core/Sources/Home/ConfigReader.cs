using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads the config of a home. A config that cannot be read is reported, and defaults are used instead.</summary>
internal static class ConfigReader
{
    /// <returns>
    /// The config, the place where it is, and what is wrong with it. Each problem concerns the kinds that it names as missed.
    /// </returns>
    public static (OpenClawConfig Config, IReadOnlyList<ReadOutcome> Outcomes) Read(HomePaths paths, Func<string, string?> environment)
    {
        var home = paths.Home;
        if (!File.Exists(home.Config))
        {
            var problem = Failed(home, "There is no config; default workspaces are read.", RecordKind.Memory);
            return (OpenClawConfig.Empty, [SourcePlace.Config(PlaceState.Absent) with { Problem = problem }]);
        }

        try
        {
            var config = OpenClawConfig.From(ConfigFile.Read(paths, new HomeEnvironment(environment).IncludeRoots), environment);
            return (
                config,
                [
                    SourcePlace.Config(PlaceState.Present),
                    .. config.Unset.Select(unset =>
                        (ReadOutcome)Failed(home, $"{unset.Setting} refers to a variable that is not set, and is ignored.", unset.Kind)
                    ),
                ]
            );
        }
        catch (ConfigException failure)
        {
            // It could name another job file as well.
            var message = $"The config cannot be read: {failure.Message}. Default workspaces are read.";
            return (
                OpenClawConfig.Empty,
                [SourcePlace.Config(PlaceState.Present), Failed(home, message, RecordKind.Cron, RecordKind.Memory)]
            );
        }
    }

    private static Problem Failed(OpenClawHome home, string message, params RecordKind[] missed) =>
        Problem.Warning(ErrorIds.ConfigUnreadable, home.DisplayName(home.Config), message, missed);
}
