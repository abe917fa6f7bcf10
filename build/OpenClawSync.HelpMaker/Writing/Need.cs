namespace OpenClawSync.HelpMaker.Writing;

/// <summary>What an example may need besides PowerShell, and how the help describes it.</summary>
internal static class Need
{
    public const string Deployment = "deployment";
    public const string Repository = "repository";
    public const string Scheduler = "scheduler";
    public const string Terminal = "terminal";

    public static IReadOnlyList<string> Sentence(string? need) =>
        need switch
        {
            null => [],
            Deployment => ["Requires your own server: insert its address and token."],
            Repository => ["Requires a folder with a Git repository."],
            Scheduler => ["Requires systemd or cron, since it reads or changes schedules."],
            Terminal => ["Requires an interactive session, since it asks questions."],
            _ => throw new ArgumentException($"'{need}' is not something an example can need.", nameof(need)),
        };
}
