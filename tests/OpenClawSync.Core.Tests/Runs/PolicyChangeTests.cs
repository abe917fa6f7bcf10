using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Fingerprint;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Sources;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>Old rows never keep old redaction, whether or not their records still exist at the source.</summary>
public sealed class PolicyChangeTests : IDisposable
{
    private const string DeletedTask = "00000000-0000-4000-8000-000000000009";

    private readonly SyncBench _bench = new();
    private readonly ProtectionPolicy _stricter;

    public PolicyChangeTests()
    {
        HomeBuilder.Execute(
            HomeBuilder.Database(_bench.Home),
            $"""
            INSERT INTO task_runs (task_id, label, terminal_summary,
                runtime, owner_key, scope_kind, task, status, delivery_status, notify_policy, created_at)
            VALUES ('{DeletedTask}', 'Old work', 'Ask for ACME-4711-ZULU first',
                'cli', '', 'system', 'x', 'succeeded', 'pending', 'silent', 1000000000000),
                ('ACME-4712-ZULU', 'Revealing id', 'nothing',
                'cli', '', 'system', 'x', 'succeeded', 'pending', 'silent', 1000000000000)
            """
        );
        _bench.Folder.Write("acme.toml", "[[rules]]\nid = 'acme'\ndescription = 'ours'\nregex = '''ACME-\\d{4}-ZULU'''\n");
        _stricter = PolicyFile.Read(_bench.Folder.Write("policy.json", """{ "ruleFiles": ["acme.toml"], "snippetLength": 100 }"""));
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_new_rule_also_redacts_rows_whose_records_were_deleted_and_warns_once()
    {
        _bench.Sync();
        DeleteOldTasks();
        Assert.Contains("ACME-4711-ZULU", _bench.Rows(), StringComparison.Ordinal);

        _bench.Sync(policy: _stricter);

        Assert.Contains(_bench.Problems, problem => problem.ErrorId == ErrorIds.PolicyChanged);
        Assert.DoesNotContain("ACME-47", _bench.Rows(), StringComparison.Ordinal);
        Assert.Equal("Ask for [REDACTED] first", _bench.Scalar($"SELECT summary FROM openclawTasks WHERE sourceId = '{DeletedTask}'"));
        Assert.Equal(1L, _bench.Scalar("SELECT count(*) FROM openclawTasks WHERE sourceId LIKE '~%' AND title = 'Revealing id'"));

        var rows = _bench.Rows();
        var again = _bench.Sync(policy: _stricter);
        Assert.Empty(_bench.Problems);
        Assert.Equal((0L, 0L, rows), (again.Created, again.Updated, _bench.Rows()));
    }

    [Fact]
    public void A_filtered_run_is_not_a_complete_pass_under_the_new_policy()
    {
        _bench.Sync();
        DeleteOldTasks();

        _bench.Sync(new SyncOptions { Filter = RecordFilter.All with { Kinds = [RecordKind.Cron] } }, _stricter);
        Assert.Contains("ACME-4711-ZULU", _bench.Rows(), StringComparison.Ordinal);

        _bench.Sync(policy: _stricter);
        Assert.DoesNotContain("ACME-47", _bench.Rows(), StringComparison.Ordinal);
    }

    [Fact]
    public void Tombstones_are_re_protected_and_stay_tombstones()
    {
        _bench.Sync();
        DeleteOldTasks();
        HomeBuilder.Execute(_bench.Target, $"UPDATE openclawTasks SET removedAt = 5 WHERE sourceId = '{DeletedTask}'");

        var run = _bench.Sync(policy: _stricter);

        Assert.DoesNotContain("ACME-47", _bench.Rows(), StringComparison.Ordinal);
        // The other deleted task has a key that changes, so its row is replaced.
        Assert.Equal(1L, run.Removed);
        Assert.Equal(5L, _bench.Scalar($"SELECT removedAt FROM openclawTasks WHERE sourceId = '{DeletedTask}'"));
    }

    [Fact]
    public void Returning_to_the_old_policy_is_a_policy_change_too()
    {
        _bench.Sync();
        _bench.Sync(policy: _stricter);
        var stricter = _bench.Rows();

        _bench.Sync();
        Assert.Contains("ACME-4711-ZULU", _bench.Rows(), StringComparison.Ordinal);

        _bench.Sync(policy: _stricter);
        Assert.Equal(WithoutTimes(stricter), WithoutTimes(_bench.Rows()));
    }

    [Fact]
    public void A_rotated_key_updates_the_hashes_of_rows_and_removes_the_rows_with_masks_by_the_old_key()
    {
        NameTaskAfterSecret();
        _bench.Sync();
        Assert.Equal(1L, _bench.Scalar("SELECT count(*) FROM openclawTasks WHERE sourceId LIKE '~%'"));

        var run = _bench.Sync(key: AnotherKey);

        Assert.Equal((1L, 1L), (run.Created, run.Removed));
        Assert.Equal(1L, _bench.Scalar("SELECT count(*) FROM openclawTasks WHERE sourceId LIKE '~%' AND removedAt IS NULL"));
        Assert.DoesNotContain(
            "hmac1:testkey0:",
            string.Join('\n', _bench.Rows().Split('\n').Where(row => !row.Contains("removedAt=", StringComparison.Ordinal))),
            StringComparison.Ordinal
        );
    }

    // As after a backup of the installation was restored.
    [Fact]
    public void Rows_with_masks_by_a_key_that_is_current_again_stay()
    {
        NameTaskAfterSecret();
        _bench.Sync();
        _bench.Sync(new SyncOptions { Filter = RecordFilter.All with { Kinds = [RecordKind.Cron] } }, key: AnotherKey);

        var run = _bench.Sync();

        Assert.Equal(0L, run.Removed);
        Assert.Equal(1L, _bench.Scalar("SELECT count(*) FROM openclawTasks WHERE sourceId LIKE '~%' AND removedAt IS NULL"));
    }

    private static InstallationKey AnotherKey =>
        new("testkey1", [.. Enumerable.Range(7, InstallationKey.Size).Select(index => (byte)index)]);

    private void NameTaskAfterSecret() =>
        HomeBuilder.Execute(
            HomeBuilder.Database(_bench.Home),
            "UPDATE task_runs SET task_id = 'sk-proj-' || hex(randomblob(24)) WHERE task_id LIKE 'ACME%'"
        );

    private void DeleteOldTasks() =>
        HomeBuilder.Execute(
            HomeBuilder.Database(_bench.Home),
            $"DELETE FROM task_runs WHERE task_id IN ('{DeletedTask}', 'ACME-4712-ZULU')"
        );

    private static string WithoutTimes(string rows) => System.Text.RegularExpressions.Regex.Replace(rows, "updatedAt=\\d+", "");
}
