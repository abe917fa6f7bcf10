using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads the config of a home. A config that cannot be read is reported, and defaults are used instead.</summary>
internal static class ConfigReader
{
    public static (OpenClawConfig Config, IReadOnlyList<Problem> Problems) Read(OpenClawHome home, Func<string, string?> environment)
    {
        var path = home.Config;
        if (!File.Exists(path))
        {
            return (OpenClawConfig.Empty, [Failed(home, "There is no config; default workspaces are read.")]);
        }

        try
        {
            var config = OpenClawConfig.From(ConfigFile.Read(path), environment);
            return (
                config,
                [.. config.Unset.Select(setting => Failed(home, $"{setting} refers to a variable that is not set, and is ignored."))]
            );
        }
        catch (ConfigException failure)
        {
            return (OpenClawConfig.Empty, [Failed(home, $"The config cannot be read: {failure.Message}. Default workspaces are read.")]);
        }
    }

    private static Problem Failed(OpenClawHome home, string message) =>
        Problem.Warning(ErrorIds.ConfigUnreadable, home.DisplayName(home.Config), message, RecordKind.Memory);
}
