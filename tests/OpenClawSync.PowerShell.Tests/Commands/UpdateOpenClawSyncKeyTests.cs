using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.State;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>Replacing the installation key.</summary>
public sealed class UpdateOpenClawSyncKeyTests : CommandTest
{
    private const string Secret = "ghp_9fT2kLmQ7xVb3RzW8cYd5NpJ1sHg6uAe0oKi";

    private string Sync => $"Invoke-OpenClawSync '{Home}' -Target '{Target}' -WarningAction SilentlyContinue";

    [Fact]
    public void The_next_sync_leaves_no_hash_by_the_earlier_key_in_a_live_row()
    {
        // A secret in a path, one in a note that stays, and one in a note that goes.
        var memory = Path.Combine(Home, ".openclaw/workspace/memory");
        File.WriteAllText(Path.Combine(memory, $"{Secret}.md"), "# Named\n\nA secret in the path.\n");
        File.WriteAllText(Path.Combine(memory, "goes.md"), $"# Goes\n\nPay with {Secret}.\n");
        Run(Sync);
        Run($"{Sync} -InstanceId laptop");
        var (live, laptop) = (Live(""), Live("laptop/"));
        File.Delete(Path.Combine(memory, "goes.md"));

        Run("Update-OpenClawSyncKey -WhatIf");
        var key = Assert.Single(Run("Update-OpenClawSyncKey -Confirm:$false").Of<SyncKeyUpdate>());
        Assert.NotEqual(key.PreviousKeyId, key.KeyId);
        Assert.True(WithHashOf(key.PreviousKeyId) > 0);
        Run(Sync);

        Assert.Equal((0L, live), (WithHashOf(key.PreviousKeyId, "NOT LIKE 'laptop/%'"), Live("")));
        Assert.Equal(
            1L,
            Scalar(
                "SELECT count(*) FROM openclawMemoryEntries WHERE filePath LIKE '%~%' AND removedAt IS NULL "
                    + "AND sourceId NOT LIKE 'laptop/%'"
            )
        );
        Assert.Equal(
            1L,
            Scalar(
                "SELECT count(*) FROM openclawMemoryEntries WHERE filePath LIKE '%~%' AND removedAt IS NOT NULL "
                    + "AND sourceId NOT LIKE 'laptop/%'"
            )
        );

        // Another instance in the same file stays as it is until its own run.
        Assert.True(WithHashOf(key.PreviousKeyId, "LIKE 'laptop/%'") > 0);
        Run($"{Sync} -InstanceId laptop");
        Assert.Equal((0L, laptop), (WithHashOf(key.PreviousKeyId), Live("laptop/")));
        var again = Assert.Single(Run($"{Sync} -Full").Of<SyncRun>());
        Assert.Equal((0L, 0L, 0L), (again.Created, again.Updated, again.Repaired));
    }

    [Fact]
    public void The_first_complete_sync_removes_rows_under_earlier_masks_even_after_partial_ones()
    {
        const string Masked = "SELECT count(*) FROM openclawMemoryEntries WHERE filePath LIKE '%~%' AND removedAt IS ";
        var memory = Path.Combine(Home, ".openclaw/workspace/memory");
        var bad = Path.Combine(memory, "bad.md");
        File.WriteAllText(Path.Combine(memory, $"{Secret}.md"), "# Named\n\nA secret in the path.\n");
        File.WriteAllText(bad, "a\0\u0001\0\u0002\0\u0003\0\u0004b");
        Run($"{Sync} -ErrorAction SilentlyContinue");
        Run("Update-OpenClawSyncKey -Confirm:$false");
        foreach (var _ in (int[])[1, 2])
        {
            var partial = Assert.Single(Run($"{Sync} -ErrorAction SilentlyContinue").Of<SyncRun>());
            Assert.Equal(("partial", 2L), (partial.Status, Scalar(Masked + "NULL")));
        }

        File.Delete(bad);
        var complete = Assert.Single(Run(Sync).Of<SyncRun>());

        Assert.Equal(("succeeded", 1), (complete.Status, complete.Removed));
        Assert.Equal((1L, 1L), (Scalar(Masked + "NULL"), Scalar(Masked + "NOT NULL")));
        var again = Assert.Single(Run(Sync).Of<SyncRun>());
        Assert.Equal((0L, 0L, 0L), (again.Created, again.Updated, again.Removed));
    }

    private long Live(string prefix) =>
        (long)
            Scalar(
                $"""
                SELECT (SELECT count(*) FROM openclawTasks WHERE removedAt IS NULL AND (sourceId LIKE 'laptop/%') = {(
                    prefix.Length > 0 ? 1 : 0
                )})
                  + (SELECT count(*) FROM openclawMemoryEntries WHERE removedAt IS NULL AND (sourceId LIKE 'laptop/%') = {(
                    prefix.Length > 0 ? 1 : 0
                )})
                """
            )!;

    private long WithHashOf(string keyId, string instance = "LIKE '%'") =>
        (long)
            Scalar(
                $"""
                SELECT (SELECT count(*) FROM openclawTasks WHERE contentHash LIKE 'hmac1:{keyId}:%' AND sourceId {instance})
                  + (SELECT count(*) FROM openclawMemoryEntries WHERE contentHash LIKE 'hmac1:{keyId}:%' AND sourceId {instance})
                """
            )!;
}
