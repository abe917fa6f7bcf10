namespace OpenClawSync.Core.Tests.Support;

/// <summary>Homes of every generation and in every known state, with what they contain.</summary>
internal static class HomeStates
{
    private const string Job = """{ "id": "a", "name": "A", "enabled": true, "schedule": { "kind": "every", "everyMs": 60000 } }""";
    private const string TaskColumns =
        "task_id TEXT PRIMARY KEY, runtime TEXT NOT NULL, owner_key TEXT NOT NULL, label TEXT, task TEXT NOT NULL, "
        + "status TEXT NOT NULL, created_at INTEGER NOT NULL";
    private const string NoState = "{}";
    private const string JobColumns =
        "store_key TEXT, job_id TEXT, agent_id TEXT, name TEXT, enabled INTEGER, job_json TEXT, state_json TEXT, "
        + "runtime_updated_at_ms INTEGER, updated_at INTEGER, PRIMARY KEY (store_key, job_id)";

    public static IReadOnlyList<HomeState> All { get; } =
    [
        new(
            "clawdbot: jobs.json with inline state, JSON5; notes in ~/clawd",
            0,
            1,
            1,
            0,
            folder =>
            {
                folder.Write(".clawdbot/clawdbot.json", "{}");
                folder.Write(".clawdbot/cron/jobs.json", $"{{ version: 1, jobs: [ {Job}, ] }} // JSON5");
                folder.Write("clawd/MEMORY.md", "# A\n\nb\n");
            }
        ),
        new(
            "early 2026: jobs.json with inline state, root memory.md",
            0,
            1,
            1,
            0,
            folder =>
            {
                folder.Write(".openclaw/openclaw.json", "{ /* JSON5 */ agents: { list: [{ id: 'main', default: true }] } }");
                folder.Write(".openclaw/cron/jobs.json", $$"""{"version":1,"jobs":[{{Job}}]}""");
                folder.Write(".openclaw/workspace/memory.md", "# A\n\nb\n");
            }
        ),
        new("2026.3.31, real", 2, 4, 2, 1, folder => SharedHomes.CopyInto(folder, "2026.3.31")),
        new(
            "2026.5: tasks/runs.sqlite, jobs.json and jobs-state.json, flows in a registry",
            2,
            1,
            0,
            0,
            folder =>
            {
                folder.Write(".openclaw/openclaw.json", "{}");
                folder.Write(".openclaw/cron/jobs.json", $$"""{"version":1,"jobs":[{{Job}}]}""");
                folder.Write(
                    ".openclaw/cron/jobs-state.json",
                    """{"version":1,"jobs":{"a":{"updatedAtMs":1795399165474,"state":{"lastRunStatus":"ok"}}}}"""
                );
                Store(
                    folder,
                    "tasks/runs.sqlite",
                    $"""
                    CREATE TABLE task_runs ({TaskColumns});
                    INSERT INTO task_runs VALUES ('t', 'cli', '', 'T', 'x', 'running', 1795399165474)
                    """
                );
                Store(
                    folder,
                    "flows/registry.sqlite",
                    """
                    CREATE TABLE flow_runs (
                      flow_id TEXT, sync_mode TEXT, owner_key TEXT, status TEXT, goal TEXT, created_at INTEGER, updated_at INTEGER
                    );
                    INSERT INTO flow_runs VALUES
                      ('f', 'managed', '', 'waiting', 'F', 1795399165474, 1795399165474),
                      ('m', 'task_mirrored', '', 'running', 'T', 1, 1)
                    """
                );
            }
        ),
        new("2026.7.1, real: wide cron columns", 2, 4, 2, 1, folder => SharedHomes.CopyInto(folder, "2026.7.1")),
        new("2026.8: openclaw.sqlite, user_version 15", 1, 1, 0, 0, folder => Modern(folder, version: 15)),
        new("2026.9.6, real: user_version 18, two agents", 13, 11, 25, 1, folder => SharedHomes.CopyInto(folder, "2026.9.6")),
        new(
            "a future release: user_version 19, unknown columns",
            1,
            1,
            0,
            1,
            folder =>
            {
                Modern(folder, version: 19);
                Store(
                    folder,
                    "state/openclaw.sqlite",
                    "ALTER TABLE task_runs ADD COLUMN mood TEXT; ALTER TABLE cron_jobs ADD COLUMN mood TEXT"
                );
            }
        ),
        new(
            "upgraded, both stores in use: merged by id",
            2,
            2,
            0,
            0,
            folder =>
            {
                Modern(folder, version: 18);
                folder.Write(".openclaw/cron/jobs.json", $$"""{"version":1,"jobs":[{{Job}},{"id":"old","name":"Old"}]}""");
                Store(
                    folder,
                    "tasks/runs.sqlite",
                    $"""
                    CREATE TABLE task_runs ({TaskColumns});
                    INSERT INTO task_runs VALUES ('t', 'cli', '', 'stale', 'x', 'lost', 1), ('old', 'cli', '', 'T', 'x', 'lost', 1)
                    """
                );
            }
        ),
        new(
            "upgraded, backups of the old stores",
            1,
            1,
            0,
            0,
            folder =>
            {
                Modern(folder, version: 18);
                foreach (
                    var name in (string[])
                        ["cron/jobs.json.bak", "cron/jobs.json.migrated", "cron/jobs-state.json.migrated", "tasks/runs.sqlite.migrated"]
                )
                {
                    folder.Write(".openclaw/" + name, """{"jobs":[{"id":"leftover","name":"Leftover"}]}""");
                }
            }
        ),
        new(
            "gateway running: rows in the -wal only",
            2,
            1,
            0,
            0,
            folder =>
            {
                Modern(folder, version: 18);
                LeaveInLog(folder, "INSERT INTO task_runs VALUES ('w', 'cli', '', 'W', 'x', 'running', 1795399165474)");
            }
        ),
        new(
            "config missing",
            1,
            1,
            1,
            1,
            folder =>
            {
                Modern(folder, version: 18);
                File.Delete(folder[".openclaw/openclaw.json"]);
                folder.Write(".openclaw/workspace/MEMORY.md", "# A\n\nb\n");
            }
        ),
        new(
            "config broken",
            1,
            1,
            1,
            1,
            folder =>
            {
                Modern(folder, version: 18);
                folder.Write(".openclaw/openclaw.json", "{ agents: ");
                folder.Write(".openclaw/workspace/MEMORY.md", "# A\n\nb\n");
            }
        ),
        new(
            "config with an include and a variable, three agents",
            1,
            1,
            3,
            0,
            folder =>
            {
                Modern(folder, version: 18);
                folder.Write(".openclaw/openclaw.json", "{ agents: { $include: './agents.json5' } }");
                folder.Write(
                    ".openclaw/agents.json5",
                    """
                    {
                      defaults: { workspace: '${NOTES}' },
                      entries: { main: { workspace: '~/own' }, ops: {}, dev: { workspace: './dev' } }
                    }
                    """
                );
                foreach (var note in (string[])["own/MEMORY.md", "notes/ops/memory/2026-11-20.md", ".openclaw/dev/memory/deep/er/note.md"])
                {
                    folder.Write(note, "# A\n\nb\n");
                }
            }
        ),
        new(
            "store damaged",
            0,
            0,
            1,
            1,
            folder =>
            {
                folder.Write(".openclaw/openclaw.json", "{}");
                folder.Write(".openclaw/state/openclaw.sqlite", new string('x', 5000));
                folder.Write(".openclaw/workspace/MEMORY.md", "# A\n\nb\n");
            }
        ),
        new(
            "store empty",
            0,
            0,
            0,
            0,
            folder =>
            {
                folder.Write(".openclaw/openclaw.json", "{}");
                folder.Write(".openclaw/state/openclaw.sqlite", "");
            }
        ),
    ];

    private static void Modern(TempFolder folder, int version)
    {
        folder.Write(".openclaw/openclaw.json", "{}");
        Store(
            folder,
            "state/openclaw.sqlite",
            $"""
            PRAGMA user_version = {version};
            CREATE TABLE task_runs ({TaskColumns});
            CREATE TABLE cron_jobs ({JobColumns});
            INSERT INTO task_runs VALUES ('t', 'cli', 'agent:main:main', 'T', 'x', 'running', 1795399165474);
            INSERT INTO cron_jobs VALUES ('/jobs.json', 'a', 'main', 'A', 1, '{Job}', '{NoState}', NULL, 1795399165474);
            """
        );
    }

    private static void Store(TempFolder folder, string path, string sql)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[".openclaw/" + path])!);
        HomeBuilder.Execute(folder[".openclaw/" + path], sql);
    }

    // Copying the files while the writer has its log open produces what a killed gateway leaves behind.
    private static void LeaveInLog(TempFolder folder, string sql)
    {
        var database = folder[".openclaw/state/openclaw.sqlite"];
        HomeBuilder.Execute(database, "PRAGMA journal_mode = WAL");
        var (main, log) = (Array.Empty<byte>(), Array.Empty<byte>());
        using (var writer = HomeBuilder.Open(database))
        {
            HomeBuilder.Execute(writer, "PRAGMA wal_autocheckpoint = 0; " + sql);
            (main, log) = (File.ReadAllBytes(database), File.ReadAllBytes(database + "-wal"));
        }

        File.WriteAllBytes(database, main);
        File.WriteAllBytes(database + "-wal", log);
    }
}

/// <summary>A home in a certain state.</summary>
/// <param name="Name">A description of the state.</param>
/// <param name="Tasks">The number of tasks.</param>
/// <param name="Jobs">The number of jobs.</param>
/// <param name="Entries">The number of entries in its notes.</param>
/// <param name="Problems">The number of problems.</param>
/// <param name="Build">Creates the home in a folder.</param>
internal sealed record HomeState(string Name, int Tasks, int Jobs, int Entries, int Problems, Action<TempFolder> Build);
