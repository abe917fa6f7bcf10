namespace OpenClawSync.Sources.Home;

/// <summary>
/// The files in which generations before SQLite store jobs: the definitions, and the run state that some keep apart from them.
/// </summary>
internal sealed class JobFiles(OpenClawHome home)
{
    private WholeFile? _definitions;
    private WholeFile? _states;

    public string DefinitionsPath { get; } = home.PathOf("cron", "jobs.json");

    public string StatesPath { get; } = home.PathOf("cron", "jobs-state.json");

    /// <summary>The file is read only once, so that the digest and the records are made from the same bytes.</summary>
    public WholeFile Definitions => _definitions ??= WholeFile.Read(DefinitionsPath);

    public WholeFile States => _states ??= WholeFile.Read(StatesPath);

    public string DefinitionsName => home.DisplayName(DefinitionsPath);

    public string StatesName => home.DisplayName(StatesPath);
}
