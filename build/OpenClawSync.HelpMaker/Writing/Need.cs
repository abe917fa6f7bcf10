namespace OpenClawSync.HelpMaker.Writing;

/// <summary>The marks of examples that PowerShell alone cannot run, and what readers are told of them.</summary>
internal static class Need
{
    public const string Deployment = "deployment";
    public const string Scheduler = "scheduler";
    public const string Terminal = "terminal";

    public static IReadOnlyList<string> Sentence(string? need) =>
        need switch
        {
            null => [],
            Deployment => ["Needs a server of your own: put its address and token in."],
            Scheduler => ["Needs systemd or cron: it reads or changes what runs by itself."],
            Terminal => ["Needs somebody to answer what it asks."],
            _ => throw new ArgumentException($"'{need}' is not a mark of examples.", nameof(need)),
        };
}
