using OpenClawSync.Connections;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Erasure;
using OpenClawSync.Fingerprint;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>Rows of a SQLite target that something else changed: they are reported, and a full run repairs them.</summary>
public sealed class RepairTests : CommandTest
{
    private const string AllRows = """
        SELECT group_concat(text, '|') FROM (
          SELECT sourceKey || coalesce(title, '') || coalesce(summary, '') || status || fingerprint || coalesce(labels, '')
            || coalesce(removedAt, '') AS text FROM openclawTasks UNION ALL
          SELECT sourceKey || coalesce(name, '') || coalesce(removedAt, '') || fingerprint FROM openclawCronJobs UNION ALL
          SELECT sourceKey || coalesce(snippet, '') || coalesce(tags, '') || coalesce(removedAt, '') || fingerprint
            FROM openclawMemoryEntries ORDER BY 1)
        """;

    private const string OneTask = "sourceKey = (SELECT min(sourceKey) FROM openclawTasks)";
    private const string Consistent = "fingerprint = '0000000000000000000000000000000000000000000000000000000000000000'";

    private string Sync => $"Invoke-OpenClawSync '{Home}' -Target '{Target}'";

    [Theory]
    [InlineData($"UPDATE openclawTasks SET title = 'Forged' WHERE {OneTask}")]
    [InlineData($"UPDATE openclawTasks SET summary = NULL WHERE {OneTask}")]
    [InlineData($"UPDATE openclawTasks SET visibility = 'public' WHERE {OneTask}")]
    [InlineData($"UPDATE openclawTasks SET labels = 'no list' WHERE {OneTask}")]
    [InlineData($"UPDATE openclawTasks SET durationMs = 9223372036854775807 WHERE {OneTask}")]
    [InlineData($"UPDATE openclawTasks SET title = 'Forged', {Consistent} WHERE {OneTask}")]
    [InlineData($"UPDATE openclawTasks SET removedAt = 1 WHERE {OneTask}")]
    [InlineData($"UPDATE openclawTasks SET sourceId = 'other' WHERE {OneTask}")]
    public void A_changed_row_is_reported_and_repaired(string change)
    {
        Run(Sync);
        var before = Scalar(AllRows);
        HomeBuilder.Execute(Target, change);
        Assert.NotEqual(CheckStatus.Passed, Integrity().Status);
        Assert.Contains("Invoke-OpenClawSync -Full", Integrity().Detail, StringComparison.Ordinal);

        var run = Single($"{Sync} -Full");

        Assert.Equal(("succeeded", 0, 0, 1), (run.Status, run.Created, run.Updated, run.Repaired));
        Assert.Equal(before, Scalar(AllRows));
        Assert.Equal(CheckStatus.Passed, Integrity().Status);
        Assert.Equal(1L, Scalar("SELECT repaired FROM openclawSyncRuns ORDER BY startedAt DESC LIMIT 1"));
        Assert.Equal(1L, Run($"Get-OpenClawSyncRun -First 1 -Target '{Target}'").Of<SyncRun>().Single().Repaired);
        Assert.Equal((0, 0), Counts(Single($"{Sync} -Full")));
    }

    [Fact]
    public void A_row_that_was_added_becomes_a_tombstone_and_loses_its_secrets()
    {
        Run(Sync);
        var token = "ghp_" + "Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs";
        HomeBuilder.Execute(
            Target,
            $"""
            INSERT INTO openclawTasks (sourceKey, sourceId, title, status, visibility, ownerType, ownerId, schemaVersion,
              sourceFormat, fingerprint)
            VALUES ('task:forged', 'forged', 'Pay with {token}', 'succeeded', 'public', 'user', 'owner', 1, 'openclaw.sqlite/18', 'x')
            """
        );
        Assert.Contains("1 added (task:forged)", Integrity().Detail, StringComparison.Ordinal);

        Assert.Equal((0, 1), Counts(Single($"{Sync} -Full")));

        Assert.Equal(1L, Scalar("SELECT removedAt > 0 FROM openclawTasks WHERE sourceKey = 'task:forged'"));
        Assert.Equal("Pay with [REDACTED]", Scalar("SELECT title FROM openclawTasks WHERE sourceKey = 'task:forged'"));
        Assert.Equal((0, 0), Counts(Single($"{Sync} -Full")));
        Assert.Equal(CheckStatus.Passed, Integrity().Status);
    }

    [Fact]
    public void A_tombstone_that_was_undone_is_removed_again()
    {
        Run(Sync);
        File.Delete(Path.Combine(Home, ".openclaw/workspace/memory/projects/roadmap.md"));
        var removed = Single($"{Sync} -Prune").Removed;
        HomeBuilder.Execute(Target, "UPDATE openclawMemoryEntries SET removedAt = NULL");
        Assert.Contains($"{removed} restored after removal", Integrity().Detail, StringComparison.Ordinal);

        var run = Single($"{Sync} -Full");

        Assert.Equal((0, (int)removed, 0), (Counts(run).Updated, Counts(run).Repaired, run.Removed));
        Assert.Equal(removed, Scalar("SELECT count(*) FROM openclawMemoryEntries WHERE removedAt IS NOT NULL"));
        Assert.Equal(CheckStatus.Passed, Integrity().Status);
    }

    [Fact]
    public void A_deleted_row_is_created_again_and_one_that_was_moved_is_repaired()
    {
        Run(Sync);
        HomeBuilder.Execute(Target, $"DELETE FROM openclawTasks WHERE {OneTask}");
        Assert.Equal(1, Single(Sync).Created);

        HomeBuilder.Execute(Target, $"UPDATE openclawTasks SET sourceKey = 'task:other/1', sourceId = 'other/1' WHERE {OneTask}");
        Assert.Contains("1 added (task:other/1); 1 missing", Integrity().Detail, StringComparison.Ordinal);
        var run = Single($"{Sync} -Full");

        // The row under the other key becomes a tombstone.
        Assert.Equal((1, 1), (run.Created, run.Repaired));
        Assert.Equal(1L, Scalar("SELECT count(*) FROM openclawTasks WHERE removedAt IS NOT NULL"));
    }

    [Fact]
    public void A_changed_row_whose_record_is_gone_is_protected_again_and_a_warning_says_that_it_cannot_be_restored()
    {
        Run(Sync);
        File.Delete(Path.Combine(Home, ".openclaw/workspace/memory/projects/roadmap.md"));
        var token = "ghp_" + "Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs";
        HomeBuilder.Execute(Target, $"UPDATE openclawMemoryEntries SET snippet = 'Use {token}' WHERE filePath LIKE '%roadmap.md'");

        var result = Run($"{Sync} -Full");

        Assert.True(Assert.Single(result.Of<SyncRun>()).Repaired > 0);
        Assert.Contains(result.Warnings, warning => warning.Contains("cannot be restored", StringComparison.Ordinal));
        Assert.Equal("Use [REDACTED]", Scalar("SELECT snippet FROM openclawMemoryEntries WHERE filePath LIKE '%roadmap.md' LIMIT 1"));
        Assert.Empty(Run($"{Sync} -Full").Warnings);
    }

    [Fact]
    public void A_deleted_row_is_reported_until_a_full_run_whether_or_not_its_record_is_still_there()
    {
        Run(Sync);
        File.Delete(Path.Combine(Home, ".openclaw/workspace/memory/projects/roadmap.md"));
        var lost = (long)Scalar("SELECT count(*) FROM openclawMemoryEntries WHERE filePath LIKE '%roadmap.md'")!;
        HomeBuilder.Execute(
            Target,
            $"DELETE FROM openclawTasks WHERE {OneTask}; DELETE FROM openclawMemoryEntries WHERE filePath LIKE '%roadmap.md'"
        );
        Assert.Contains($"{lost + 1} missing or hidden", Integrity().Detail, StringComparison.Ordinal);

        var result = Run($"{Sync} -Full");

        Assert.Equal(1, Assert.Single(result.Of<SyncRun>()).Created);
        Assert.Contains(result.Warnings, warning => warning.Contains("cannot be restored", StringComparison.Ordinal));
        Assert.Equal(CheckStatus.Passed, Integrity().Status);
        Assert.Empty(Run($"{Sync} -Full").Warnings);
    }

    [Fact]
    public void A_row_whose_fingerprint_fits_its_changed_content_is_reported_and_repaired()
    {
        Run(Sync);
        var before = Scalar(AllRows);
        Forge(RecordKind.Task, (string)Scalar("SELECT min(sourceKey) FROM openclawTasks")!, "title");
        Assert.Contains("1 changed (task:", Integrity().Detail, StringComparison.Ordinal);

        Assert.Equal((0, 1), Counts(Single($"{Sync} -Full")));

        Assert.Equal(before, Scalar(AllRows));
        Assert.Equal(CheckStatus.Passed, Integrity().Status);
    }

    [Fact]
    public void A_fitting_fingerprint_is_also_found_when_the_record_is_gone_from_the_source()
    {
        Run(Sync);
        File.Delete(Path.Combine(Home, ".openclaw/workspace/memory/projects/roadmap.md"));
        Forge(RecordKind.Memory, RoadmapKey, "snippet");
        Assert.Contains("1 changed (memory:", Integrity().Detail, StringComparison.Ordinal);

        var result = Run($"{Sync} -Full");

        Assert.Contains(result.Warnings, warning => warning.Contains("cannot be restored", StringComparison.Ordinal));
        Assert.Equal(CheckStatus.Passed, Integrity().Status);
        Assert.Empty(Run($"{Sync} -Full").Warnings);
    }

    [Fact]
    public void A_changed_or_deleted_tombstone_is_reported_until_a_full_run()
    {
        Run(Sync);
        File.Delete(Path.Combine(Home, ".openclaw/workspace/memory/projects/roadmap.md"));
        var removed = Single($"{Sync} -Prune").Removed;
        Assert.Equal(CheckStatus.Passed, Integrity().Status);
        Forge(RecordKind.Memory, RoadmapKey, "snippet");
        Assert.Contains("1 changed (memory:", Integrity().Detail, StringComparison.Ordinal);
        HomeBuilder.Execute(Target, "DELETE FROM openclawMemoryEntries WHERE removedAt IS NOT NULL");
        Assert.Contains($"{removed} deleted tombstones (memory:", Integrity().Detail, StringComparison.Ordinal);

        var result = Run($"{Sync} -Full");

        Assert.Contains(result.Warnings, warning => warning.Contains("deleted from the target", StringComparison.Ordinal));
        Assert.Equal(CheckStatus.Passed, Integrity().Status);
        Assert.Empty(Run($"{Sync} -Full").Warnings);
    }

    [Fact]
    public void Tombstones_that_the_retention_deletes_are_not_missed()
    {
        Run(Sync);
        File.Delete(Path.Combine(Home, ".openclaw/workspace/memory/projects/roadmap.md"));
        Assert.True(Single($"{Sync} -Prune").Removed > 0);
        var policy = Folder["short.json"];
        File.WriteAllText(policy, """{ "tombstoneRetention": "1d" }""");
        HomeBuilder.Execute(
            Target,
            "UPDATE openclawMemoryEntries SET removedAt = removedAt - 200000000 WHERE removedAt IS NOT NULL; DELETE FROM openclawSyncRuns"
        );

        Run($"{Sync} -PolicyPath '{policy}'");

        Assert.Equal(0L, Scalar("SELECT count(*) FROM openclawMemoryEntries WHERE removedAt IS NOT NULL"));
        Assert.Equal(CheckStatus.Passed, Integrity().Status);
        Assert.Empty(Run($"{Sync} -Full -PolicyPath '{policy}'").Warnings);
    }

    [Theory]
    [InlineData("'zzz', 'zzz'", "zzz", "", 0)]
    [InlineData("'cron:openclaw-forged', 'forged'", "cron:openclaw-forged", "", 1)]
    [InlineData("'task:lost', NULL", "task:lost", "", 1)]
    [InlineData("'task:ghost/1', 'ghost/1'", "task:ghost/1", "-InstanceId laptop", 1)]
    [InlineData("'zzz', 'laptop/zzz'", "zzz", "-InstanceId laptop", 0)]
    public void A_row_outside_every_instance_is_reported_and_can_be_erased(string forged, string key, string instance, int isLeft)
    {
        Run($"{Sync} {instance}");
        var rows = (long)Scalar("SELECT count(*) FROM openclawTasks")!;
        var insert = $"INSERT INTO openclawTasks (sourceKey, sourceId, title, status) VALUES ({forged}, 'Forged', 'succeeded')";
        HomeBuilder.Execute(Target, insert);
        var detail = Integrity(instance).Detail;
        Assert.Contains($"1 outside every instance or with a malformed key ({key})", detail, StringComparison.Ordinal);
        Assert.Contains("Remove-OpenClawRecord", detail, StringComparison.Ordinal);

        var erased = Run($"Remove-OpenClawRecord -Target '{Target}' -SourceKey '{key}' {instance} -Confirm:$false").Of<ErasedRecords>();
        Assert.Equal(1, Assert.Single(erased).Tasks);
        Assert.Equal(rows, Scalar("SELECT count(*) FROM openclawTasks"));
        Assert.Equal(CheckStatus.Passed, Integrity(instance).Status);

        // A full run hides those that are within its instance, and does not fail on the others.
        HomeBuilder.Execute(Target, insert);
        Run($"{Sync} -Full {instance}").Succeeded();
        Assert.Equal(isLeft, (long)Scalar("SELECT count(*) FROM openclawTasks WHERE title = 'Forged' AND removedAt IS NULL")!);
        Assert.Equal((0, 0), Counts(Single($"{Sync} -Full {instance}")));
    }

    [Fact]
    public void Everything_of_one_instance_is_erased_without_rows_outside_it()
    {
        Run($"{Sync} -InstanceId laptop");
        HomeBuilder.Execute(Target, "INSERT INTO openclawTasks (sourceKey, sourceId, title) VALUES ('task:ghost/1', 'ghost/1', 'Forged')");

        Run($"Remove-OpenClawRecord -Target '{Target}' -All -InstanceId laptop -Confirm:$false");

        Assert.Equal(1L, Scalar("SELECT count(*) FROM openclawTasks"));
    }

    [Fact]
    public void Normal_runs_of_every_kind_leave_nothing_to_report()
    {
        Run(Sync);
        Run($"Get-OpenClawRecord '{Home}' | Protect-OpenClawRecord | Push-OpenClawRecord -Target '{Target}'");
        Run($"{Sync} -Agent main -Kind Memory");
        Run($"{Sync} -InstanceId laptop");
        Assert.Equal(CheckStatus.Passed, Integrity().Status);
        File.Copy(Target, Folder["backup.db"]);
        Run("Update-OpenClawSyncKey -Confirm:$false");
        Run(Sync);
        Assert.Equal(CheckStatus.Passed, Integrity().Status);

        // An older backup of the file brings its own ledger back.
        File.Copy(Folder["backup.db"], Target, overwrite: true);
        Assert.Equal(CheckStatus.Passed, Integrity().Status);
        Assert.Equal((0, 0), (Counts(Single($"{Sync} -Full")).Repaired, Single($"{Sync} -Full").Removed));
        Assert.Equal(CheckStatus.Passed, Integrity().Status);
    }

    [Fact]
    public void A_planted_trigger_fails_a_check()
    {
        Run(Sync);
        HomeBuilder.Execute(Target, "CREATE TRIGGER planted AFTER INSERT ON openclawSyncRuns BEGIN DELETE FROM openclawSyncRuns; END");

        var check = Run($"Test-OpenClawTarget '{Target}'").Of<TargetCheck>().Single(check => check.Status == CheckStatus.Failed);

        Assert.Equal("SchemaVersion", check.Name);
        Assert.Contains("'planted'", check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_policy_allows_passes_the_check_under_that_policy()
    {
        var token = "ghp_" + "Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs";
        var policy = Folder["allow.json"];
        File.WriteAllText(policy, """{ "allow": { "patterns": ["ghp_Zk3[A-Za-z0-9]+"] } }""");
        File.WriteAllText(Path.Combine(Home, ".openclaw/workspace/memory/allowed.md"), $"# Allowed\n\nUse {token}.\n");
        Run($"{Sync} -PolicyPath '{policy}'");

        Assert.Equal(CheckStatus.Failed, Secrets(""));
        Assert.Equal(CheckStatus.Passed, Secrets($"-PolicyPath '{policy}'"));
    }

    [Fact]
    public void The_comparison_names_the_changed_fields_and_WhatIf_changes_nothing()
    {
        Run(Sync);
        HomeBuilder.Execute(Target, $"UPDATE openclawTasks SET title = 'Forged', status = 'lost' WHERE {OneTask}");

        Run($"{Sync} -Full -WhatIf");
        var compared = Run($"Compare-OpenClawRecord '{Home}' -Target '{Target}'").Of<RecordDifference>();

        Assert.Equal(["title", "status"], Assert.Single(compared).Fields);
        Assert.Equal(1L, Scalar("SELECT count(*) FROM openclawTasks WHERE title = 'Forged'"));
    }

    [Fact]
    public void Rows_of_another_instance_in_the_same_file_are_left_alone()
    {
        Run(Sync);
        Run($"{Sync} -InstanceId laptop");

        Assert.Equal((0, 0), Counts(Single($"{Sync} -Full")));
        Assert.Equal((0, 0), Counts(Single($"{Sync} -Full -InstanceId laptop")));
        Assert.Equal(CheckStatus.Passed, Integrity().Status);
        Assert.Equal(0L, Scalar("SELECT count(*) FROM openclawTasks WHERE removedAt IS NOT NULL"));
    }

    private string RoadmapKey => (string)Scalar("SELECT min(sourceKey) FROM openclawMemoryEntries WHERE filePath LIKE '%roadmap.md'")!;

    // Changes a text of a row and gives it the fingerprint of what it then contains.
    private void Forge(RecordKind kind, string key, string field)
    {
        using var view = SqliteView.Open(Target);
        var forged = view.Find(kind, key)!.With(field, "Forged");
        HomeBuilder.Execute(
            Target,
            $"""
            UPDATE {RowSchema.For(kind).Table} SET {field} = 'Forged', fingerprint = '{RecordFingerprint.Compute(forged)}'
            WHERE sourceKey = '{key}'
            """
        );
    }

    private TargetCheck Integrity(string more = "") =>
        Run($"Test-OpenClawTarget '{Target}' {more}").Of<TargetCheck>().Single(check => check.Name == "Integrity");

    private CheckStatus Secrets(string more) =>
        Run($"Test-OpenClawTarget '{Target}' {more}").Of<TargetCheck>().Single(check => check.Name == "Secrets").Status;

    private SyncRun Single(string script) => Assert.Single(Run(script).Of<SyncRun>());

    private static (int Updated, int Repaired) Counts(SyncRun run) => ((int)run.Updated, (int)run.Repaired);
}
