using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Leaks;

/// <summary>A home with canaries in texts and in unexpected places: ids, paths, headings, tags, states, broken JSON.</summary>
internal sealed class CanaryHome
{
    private readonly BusyHome _home;

    public CanaryHome(TempFolder folder, int seed)
    {
        _home = new BusyHome(folder, seed, tasks: 60, notes: 12);
        var odd = Support.Canaries.Make(new Random(seed + 1));
        var decoy = "ghp_" + new Random(seed + 2).GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 36);
        All = [.. Support.Canaries.Planted, .. _home.Canaries, .. odd];
        string Value(string kind) => odd.Single(canary => canary.Kind == kind).Value;
        string Text(string kind) => odd.Single(canary => canary.Kind == kind).Text;

        Set("Task 1", "task_id", Value("github"));
        Set("Task 2", "status", Value("slack"));
        Set("Task 3", "agent_id", Value("aws"));
        Set("Task 4", "label", Text("password"));
        Set("Task 5", "progress_summary", Text("pem"));
        Set("Task 6", "detail_json", $"{{\"broken\": \"{Value("openai")}");
        Execute("UPDATE task_runs SET created_at = 9223372036854775807, terminal_summary = $text WHERE label = 'Task 8'", Text("basic"));
        Execute("UPDATE cron_jobs SET name = $text WHERE rowid = 1", Text("url"));
        Execute("UPDATE cron_jobs SET job_json = $text WHERE rowid = 2", $"{{broken {Text("bearer")}");
        Execute("UPDATE cron_jobs SET state_json = $text WHERE rowid = 3", $"{{\"lastError\":\"it said {Value("jwt")}\",");
        Set("Task 9", "terminal_summary", $"{Text("assignment")}\nand the sample {decoy}");
        _home.Write(
            $"{Value("github")}.md",
            $"---\ntags: [{Value("slack")}]\ntitle: {Text("password")}\n---\n# {Value("aws")}\n\n{Text("aws-secret")}\n"
        );

        // The endpoint rejects what this rule misses: the row becomes a dead letter, whose other text must not leak either.
        Policy = folder.File("lenient.json", $$"""{ "allow": { "patterns": ["{{decoy}}"] } }""");
        BadPolicy = folder.File("bad.json", $$"""{ "owner": "{{Value("github")}}", "{{Value("slack")}}": 5 }""");
    }

    public string Path => _home.Path;

    public string Policy { get; }

    public string BadPolicy { get; }

    public IReadOnlyList<Canary> All { get; }

    public void GoOn() => _home.GoOn();

    private void Set(string task, string column, string value) =>
        Execute($"UPDATE task_runs SET {column} = $text WHERE label = '{task}'", value);

    private void Execute(string sql, string text) => _home.Execute(sql, ("$text", text));
}
