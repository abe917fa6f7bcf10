using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Commands;

public sealed class CursorTests : CommandTest
{
    private const string Newest = "5f1b";
    private const string Older = "0a8c";

    private string Sync => $"Invoke-OpenClawSync '{Home}' -Target '{Target}'";

    [Fact]
    public void Cursors_are_shown_by_kind_with_their_run_and_policy()
    {
        var run = Assert.Single(Run(Sync).Of<SyncRun>());

        var cursors = Run($"Get-OpenClawSyncCursor -Target '{Target}'").Of<SyncCursor>();

        Assert.Equal([RecordKind.Task, RecordKind.Cron, RecordKind.Memory], cursors.Select(cursor => cursor.Kind));
        Assert.Equal([run.CursorTo.Tasks, run.CursorTo.Cron, run.CursorTo.Memory], cursors.Select(cursor => cursor.Cursor));
        Assert.All(
            cursors,
            cursor => Assert.Equal((run.RunId, run.PolicyId, "mission-control.db"), (cursor.LastRunId, cursor.PolicyId, cursor.Target))
        );
    }

    [Fact]
    public void Nothing_is_shown_for_an_instance_or_target_that_was_never_synced()
    {
        Run(Sync);

        Assert.Empty(Run($"Get-OpenClawSyncCursor -Target '{Target}' -InstanceId laptop").Of<SyncCursor>());
        Assert.StartsWith(
            "TargetUnavailable,",
            Run($"Get-OpenClawSyncCursor -Target '{Folder["none.db"]}'").ErrorId,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_reset_only_makes_the_next_run_send_everything_and_WhatIf_resets_nothing()
    {
        Run(Sync);
        Tamper(Older);
        Assert.Empty(Run($"Reset-OpenClawSyncCursor -Target '{Target}' -WhatIf").Of<SyncCursor>());
        Assert.Equal(0, Assert.Single(Run(Sync).Of<SyncRun>()).Repaired);

        Assert.All(Run($"Reset-OpenClawSyncCursor -Target '{Target}'").Of<SyncCursor>(), cursor => Assert.Null(cursor.Cursor));

        var run = Assert.Single(Run(Sync).Of<SyncRun>());
        Assert.Equal((0L, 1L, SampleHome.RecordCount - 1), (run.Created, run.Updated, run.Skipped));
    }

    [Fact]
    public void A_reset_of_one_kind_does_not_affect_the_others()
    {
        Run(Sync);
        Tamper(Older);

        Run($"Reset-OpenClawSyncCursor -Kind Cron -Target '{Target}'");

        Assert.Equal(0, Assert.Single(Run(Sync).Of<SyncRun>()).Repaired);
    }

    [Fact]
    public void A_run_id_sets_the_cursors_to_the_start_of_its_window()
    {
        Run(Sync);
        var second = Assert.Single(Run(Sync).Of<SyncRun>());
        Run(Sync);

        var cursors = Run($"Get-OpenClawSyncRun '{second.RunId}' -Target '{Target}' | Reset-OpenClawSyncCursor -Target '{Target}'")
            .Of<SyncCursor>();

        Assert.Equal(second.CursorFrom.Tasks, cursors[0].Cursor);
        Tamper(Newest);
        Assert.Equal(1, Assert.Single(Run(Sync).Of<SyncRun>()).Repaired);
    }

    [Fact]
    public void An_unknown_run_id_is_an_error()
    {
        Run(Sync);

        Assert.StartsWith(
            "RunNotFound,",
            Run($"Reset-OpenClawSyncCursor -RunId nothing -Target '{Target}'").ErrorId,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_second_source_is_rejected_until_the_claim_is_released()
    {
        Run(Sync);
        var other = Folder.Copy(Home, "moved");
        var sync = $"Invoke-OpenClawSync '{other}' -Target '{Target}'";

        var refused = Run(sync);
        Assert.StartsWith("InstanceConflict,", refused.ErrorId, StringComparison.Ordinal);
        Assert.Contains("-InstanceId", refused.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(SampleHome.RecordCount, Assert.Single(Run(sync + " -InstanceId laptop").Of<SyncRun>()).Created);

        Run($"Reset-OpenClawSyncCursor -ReleaseClaim -Target '{Target}'");

        var run = Assert.Single(Run(sync).Of<SyncRun>());
        Assert.Equal((0L, 0L, SampleHome.RecordCount), (run.Created, run.Updated, run.Skipped));
        Assert.StartsWith("InstanceConflict,", Run(Sync).ErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_push_by_another_installation_is_rejected_until_the_claim_is_released(bool claimedBySync)
    {
        var push = $"Get-OpenClawRecord '{Home}' -Kind Cron | Protect-OpenClawRecord | Push-OpenClawRecord -Target '{Target}'";
        Run(claimedBySync ? Sync : push);
        Run(push).Succeeded();
        var rows = Scalar("SELECT group_concat(sourceKey || fingerprint || updatedAt) FROM openclawCronJobs");

        At("other");
        Assert.StartsWith("InstanceConflict,", Run(push).ErrorId, StringComparison.Ordinal);
        Assert.StartsWith("InstanceConflict,", Run(Sync).ErrorId, StringComparison.Ordinal);
        Assert.Equal(rows, Scalar("SELECT group_concat(sourceKey || fingerprint || updatedAt) FROM openclawCronJobs"));
        Run($"Get-OpenClawRecord '{Home}' -Kind Cron | Protect-OpenClawRecord -InstanceId laptop | {Push}").Succeeded();

        // A copy of the state folder is the same installation.
        Folder.Copy(Folder["state"], "copy");
        At("copy");
        Run(push).Succeeded();

        At("other");
        Run($"Reset-OpenClawSyncCursor -ReleaseClaim -Target '{Target}'");
        Run(push).Succeeded();
        At("state");
        Assert.StartsWith("InstanceConflict,", Run(push).ErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_push_into_a_file_of_an_earlier_module_is_accepted_until_its_source_is_synced_again()
    {
        Run(Sync);
        HomeBuilder.Execute(Target, "DROP TABLE ledgerClaims");
        At("other");
        Run($"Get-OpenClawRecord '{Home}' -Kind Cron | Protect-OpenClawRecord | {Push}").Succeeded();
        At("state");
        Run(Sync);
        At("other");

        var refused = Run($"Get-OpenClawRecord '{Home}' -Kind Cron | Protect-OpenClawRecord | {Push}");

        Assert.StartsWith("InstanceConflict,", refused.ErrorId, StringComparison.Ordinal);
    }

    private string Push => $"Push-OpenClawRecord -Target '{Target}'";

    private void At(string state) => Run($"$env:OPENCLAW_SYNC_HOME = '{Folder[state]}'");

    // A row that is sent again is repaired, or updated when nothing is known of its record any more. The newest task is in every run's
    // window, the older one in none.
    private void Tamper(string task) =>
        HomeBuilder.Execute(Target, $"UPDATE openclawTasks SET fingerprint = 'lost' WHERE sourceKey LIKE 'task:{task}%'");
}
