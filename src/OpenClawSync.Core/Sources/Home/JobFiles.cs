namespace OpenClawSync.Sources.Home;

/// <summary>The files that generations before SQLite kept jobs in: definitions, and the run state that some keep beside them.</summary>
internal sealed class JobFiles(OpenClawHome home)
{
    private WholeFile? _definitions;
    private WholeFile? _states;

    public string DefinitionsPath { get; } = home.In("cron", "jobs.json");

    public string StatesPath { get; } = home.In("cron", "jobs-state.json");

    /// <summary>Read when first asked for, and then no more: the digest and the records tell of the same bytes.</summary>
    public WholeFile Definitions => _definitions ??= WholeFile.Read(DefinitionsPath);

    public WholeFile States => _states ??= WholeFile.Read(StatesPath);

    public string DefinitionsName => home.Name(DefinitionsPath);

    public string StatesName => home.Name(StatesPath);
}
