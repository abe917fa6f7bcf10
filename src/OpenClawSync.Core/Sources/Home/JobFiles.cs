namespace OpenClawSync.Sources.Home;

/// <summary>
/// The files in which generations before SQLite store jobs: the definitions, and the run state that some keep apart from them.
/// </summary>
internal sealed class JobFiles
{
    private const string Extension = ".json";

    private readonly OpenClawHome _home;
    private WholeFile? _definitions;
    private WholeFile? _states;

    /// <param name="paths">Finds the file.</param>
    /// <param name="configured">The file that the config names; null for the usual one.</param>
    public JobFiles(HomePaths paths, string? configured)
    {
        (_home, IsConfigured) = (paths.Home, configured is not null);
        DefinitionsPath = configured is null ? _home.PathOf("cron", "jobs.json") : paths.Locate(configured);

        // OpenClaw makes the name in this way, whatever the file is called.
        StatesPath =
            (
                DefinitionsPath.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
                    ? DefinitionsPath[..^Extension.Length]
                    : DefinitionsPath
            ) + "-state.json";
    }

    /// <summary>Whether the config names the file, so that a missing one deserves a warning.</summary>
    public bool IsConfigured { get; }

    public string DefinitionsPath { get; }

    public string StatesPath { get; }

    /// <summary>The file is read only once, so that the digest and the records are made from the same bytes.</summary>
    public WholeFile Definitions => _definitions ??= WholeFile.Read(DefinitionsPath);

    public WholeFile States => _states ??= WholeFile.Read(StatesPath);

    public string DefinitionsName => _home.DisplayName(DefinitionsPath);

    public string StatesName => _home.DisplayName(StatesPath);
}
