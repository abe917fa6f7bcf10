using System.Text;
using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>What OpenClaw puts into the fields of its stores that never leave is in nothing that a sync writes or prints.</summary>
public sealed class WithheldFieldTests : IDisposable
{
    // No rule finds it, so that only the mapping keeps it back.
    private const string Planted = "zanzibar";

    private readonly SyncBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("requester_session_key", "agent:main:telegram:direct:zanzibar")]
    [InlineData("owner_key", "agent:main:signal:direct:zanzibar")]
    [InlineData("child_session_key", "agent:main:subagent:zanzibar")]
    [InlineData("parent_flow_id", "zanzibar")]
    [InlineData("parent_task_id", "zanzibar")]
    [InlineData("requester_agent_id", "zanzibar")]
    [InlineData("run_id", "zanzibar")]
    [InlineData("execution_owner_host", "zanzibar.lan")]
    [InlineData("last_tool_name", "zanzibar")]
    [InlineData("task", "run zanzibar --fast")]
    [InlineData(
        "detail_json",
        """
            {"kind":"cron-run","storeKey":"/home/zanzibar/cron","sessionKey":"agent:main:slack:channel:zanzibar","sessionId":"zanzibar",
             "delivery":{"channel":"zanzibar","to":"+43zanzibar","threadId":"zanzibar","accountId":"zanzibar"},"command":"zanzibar -x",
             "argv":["zanzibar"],"env":{"A":"zanzibar"},"diagnostics":{"entries":[{"text":"zanzibar"}]}}
            """
    )]
    public void Fields_of_tasks(string column, string value) => AssertWithheld($"UPDATE task_runs SET {column} = $value", value);

    [Theory]
    [InlineData("owner_key", "agent:main:whatsapp:direct:zanzibar")]
    [InlineData("requester_origin_json", """{"channel":"zanzibar","to":"+43zanzibar","chatId":"zanzibar","host":"zanzibar"}""")]
    [InlineData("controller_id", "zanzibar")]
    [InlineData("state_json", """{"command":"zanzibar"}""")]
    [InlineData("wait_json", """{"sessionKey":"zanzibar"}""")]
    public void Fields_of_flows(string column, string value) => AssertWithheld($"UPDATE flow_runs SET {column} = $value", value);

    [Theory]
    [InlineData("$.sessionKey", "\"agent:main:telegram:group:zanzibar\"")]
    [InlineData("$.sessionTarget", "\"session:zanzibar\"")]
    [InlineData("$.owner", """{"sessionKey":"zanzibar","accountId":"zanzibar"}""")]
    [InlineData("$.payload", """{"kind":"command","argv":["zanzibar"],"env":{"A":"zanzibar"},"cwd":"/zanzibar","input":"zanzibar"}""")]
    [InlineData("$.payload", """{"kind":"agentTurn","message":"zanzibar","channel":"zanzibar","to":"zanzibar"}""")]
    [InlineData(
        "$.delivery",
        """{"mode":"webhook","channel":"zanzibar","to":"https://zanzibar.example/x","threadId":"zanzibar","accountId":"zanzibar"}"""
    )]
    [InlineData("$.failureAlert", """{"channel":"zanzibar","to":"+43zanzibar","accountId":"zanzibar"}""")]
    [InlineData("$.trigger", """{"script":"zanzibar"}""")]
    [InlineData("$.schedule", """{"kind":"on-exit","command":"zanzibar --now","cwd":"/zanzibar"}""")]
    [InlineData("$.schedule", """{"kind":"stream","command":["zanzibar"],"cwd":"/zanzibar","match":"zanzibar"}""")]
    public void Fields_of_jobs(string path, string json) =>
        AssertWithheld($"UPDATE cron_jobs SET job_json = json_set(job_json, '{path}', json($value))", json);

    [Theory]
    [InlineData("$.lastDiagnostics", """{"summary":"zanzibar","entries":["zanzibar"]}""")]
    [InlineData("$.runningReceiptId", "\"zanzibar\"")]
    [InlineData("$.failureAlertIncident", """{"to":"zanzibar"}""")]
    [InlineData("$.streamCursor", "\"zanzibar\"")]
    public void Fields_of_the_state_of_jobs(string path, string json) =>
        AssertWithheld($"UPDATE cron_jobs SET state_json = json_set(state_json, '{path}', json($value))", json);

    [Fact]
    public void The_path_of_a_store() =>
        AssertWithheld("UPDATE cron_jobs SET store_key = $value", "/home/zanzibar/.openclaw/cron/jobs.json");

    [Fact]
    public void Fields_of_run_logs()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_bench.Home, ".openclaw/cron/runs")).FullName;
        File.WriteAllText(
            Path.Combine(folder, "j1.jsonl"),
            """
            {"ts":1795892701000,"jobId":"j1","action":"finished","status":"ok","summary":"zanzibar","runAtMs":1795892700000}

            """
                + """{"ts":1795892801000,"jobId":"j1","action":"finished","status":"error","runAtMs":1795892800000,"""
                + "\"error\":\"connect ECONNREFUSED zanzibar.lan:443\",\"diagnostics\":{\"summary\":\"zanzibar\"},"
                + "\"sessionKey\":\"agent:main:cron:zanzibar\",\"sessionId\":\"zanzibar\","
                + "\"delivery\":{\"resolved\":{\"channel\":\"zanzibar\",\"to\":\"+43zanzibar\"}}}\n"
        );

        AssertNothingPlanted();
        Assert.Equal(2L, _bench.Scalar("SELECT count(*) FROM openclawTasks WHERE sourceKey LIKE 'task:cron-run/j1/%'"));
    }

    [Theory]
    [InlineData("- **Session Key**: agent:main:telegram:direct:zanzibar\n- **Session ID**: zanzibar\n")]
    [InlineData("Session key: agent:main:imessage:group:zanzibar and friends\n")]
    [InlineData("| Session Key | Session ID |\n|---|---|\n| zanzibar | zanzibar |\n")]
    [InlineData("## Session Key: agent:main:matrix:room:!zanzibar:example.org\n\ntext\n")]
    [InlineData("user: [Telegram Ada id:zanzibar 2026-03-01 10:00] hi\n[message_id: zanzibar]\n")]
    public void Lines_of_notes(string text)
    {
        File.WriteAllText(Path.Combine(_bench.Home, ".openclaw/workspace/memory/2026-03-01-1000.md"), $"# Session\n\n{text}");

        AssertNothingPlanted();
    }

    private void AssertWithheld(string sql, string value)
    {
        using (var database = HomeBuilder.Open(HomeBuilder.Database(_bench.Home)))
        {
            using var command = database.CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddWithValue("$value", value);
            Assert.True(command.ExecuteNonQuery() > 0);
        }

        AssertNothingPlanted();
    }

    private void AssertNothingPlanted()
    {
        var run = _bench.Sync();

        Assert.True(run.Created > 20);
        Assert.All(
            Directory.GetFiles(Path.GetDirectoryName(_bench.Target)!, Path.GetFileName(_bench.Target) + "*").Append(_bench.Report),
            file => Assert.DoesNotContain(Planted, Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.OrdinalIgnoreCase)
        );
        Assert.DoesNotContain(Planted, string.Join('\n', _bench.Problems), StringComparison.OrdinalIgnoreCase);
    }
}
