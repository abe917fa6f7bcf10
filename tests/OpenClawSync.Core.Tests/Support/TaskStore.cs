namespace OpenClawSync.Core.Tests.Support;

/// <summary>Builds homes whose stores have the task and job tables of OpenClaw 2026.9, and the log table of 2026.7.</summary>
internal static class TaskStore
{
    public const long Start = 1_795_892_700_000;

    private const string Tables = """
        PRAGMA user_version = 18;
        CREATE TABLE task_runs (
          task_id TEXT PRIMARY KEY, runtime TEXT NOT NULL, task_kind TEXT, source_id TEXT, owner_key TEXT NOT NULL DEFAULT '',
          child_session_key TEXT, agent_id TEXT, run_id TEXT, label TEXT, task TEXT NOT NULL DEFAULT '', status TEXT NOT NULL,
          delivery_status TEXT NOT NULL DEFAULT 'not_applicable', created_at INTEGER NOT NULL, started_at INTEGER, ended_at INTEGER,
          last_event_at INTEGER, error TEXT, progress_summary TEXT, terminal_summary TEXT, terminal_outcome TEXT, detail_json TEXT) STRICT;
        CREATE TABLE cron_jobs (
          store_key TEXT NOT NULL, job_id TEXT NOT NULL, declaration_key TEXT, name TEXT NOT NULL, enabled INTEGER NOT NULL DEFAULT 1,
          agent_id TEXT, owner_agent_id TEXT, job_json TEXT NOT NULL, state_json TEXT NOT NULL DEFAULT '{}',
          runtime_updated_at_ms INTEGER, updated_at INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (store_key, job_id)) STRICT;
        """;

    private const string LogTable = """
        CREATE TABLE cron_run_logs (
          store_key TEXT NOT NULL, job_id TEXT NOT NULL, seq INTEGER NOT NULL, ts INTEGER NOT NULL, status TEXT, error TEXT, summary TEXT,
          delivery_status TEXT, delivery_error TEXT, session_key TEXT, run_at_ms INTEGER, duration_ms INTEGER, model TEXT,
          total_tokens INTEGER, entry_json TEXT NOT NULL, PRIMARY KEY (store_key, job_id, seq)) STRICT;
        """;

    /// <summary>Creates a home with a store that contains the given rows.</summary>
    public static string Create(TempFolder folder, string rows, string config = """{"agents":{"entries":{"main":{}}}}""")
    {
        folder.Write("home/.openclaw/openclaw.json", config);
        HomeBuilder.CreateStore(folder["home"], "state/openclaw.sqlite", Tables + rows);
        return folder["home"];
    }

    /// <summary>The table of run logs, which OpenClaw had from 2026.6 to 2026.7, with one row.</summary>
    public static string Log(string entry) =>
        LogTable
        + $"""
            INSERT INTO cron_run_logs (store_key, job_id, seq, ts, entry_json)
            SELECT '/jobs.json', '{entry}' ->> 'jobId', 1, '{entry}' ->> 'ts', '{entry}';
            """;

    /// <summary>An INSERT of a task: its columns and values, beside a creation time that all tasks have.</summary>
    public static string Task(params (string Column, object Value)[] values) => Insert("task_runs", [("created_at", Start), .. values]);

    /// <summary>An INSERT of a finished run of a job.</summary>
    public static string Run(string id, string job, string status, params (string Column, object Value)[] values) =>
        Task([
            ("task_id", id),
            ("runtime", "cron"),
            ("source_id", job),
            ("status", status),
            ("started_at", Start),
            ("ended_at", Start + 1000),
            .. values,
        ]);

    /// <summary>An INSERT of a job.</summary>
    public static string Job(string id, string name, params (string Column, object Value)[] values) =>
        Insert("cron_jobs", [("store_key", "/jobs.json"), ("job_id", id), ("name", name), .. Defaults(values)]);

    private static (string Column, object Value)[] Defaults((string Column, object Value)[] values) =>
        values.Any(value => value.Column == "job_json") ? values : [("job_json", "{}"), .. values];

    private static string Insert(string table, (string Column, object Value)[] values) =>
        $"INSERT INTO {table} ({string.Join(", ", values.Select(value => value.Column))}) "
        + $"VALUES ({string.Join(", ", values.Select(value => value.Value is string text ? $"'{text}'" : $"{value.Value}"))});\n";
}
