using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>If a sync is killed while it applies a new installation key, later runs still leave nothing under the earlier one.</summary>
public sealed class KeyChangeKillTests
{
    [Fact]
    public void Killed_runs_after_a_key_change_leave_no_earlier_hash_in_an_embedded_target() =>
        LeavesNothingUnderTheEarlierKey(() => KillScene.Embedded(tasks: 500, notes: 60));

    [Fact]
    public void Killed_runs_after_a_key_change_leave_no_earlier_hash_at_an_endpoint() =>
        LeavesNothingUnderTheEarlierKey(() => KillScene.AtEndpoint(tasks: 60, notes: 20));

    private static void LeavesNothingUnderTheEarlierKey(Func<KillScene> begin)
    {
        using var scene = begin();
        var (target, home, series) = (scene.Target, scene.Home, scene.Series);
        var secret = home.Canaries[0].Value;
        home.Write("ghp_9fT2kLmQ7xVb3RzW8cYd5NpJ1sHg6uAe0oKi.md", "# Named\n\nA secret in the path.\n");
        home.Write("goes.md", $"# Goes\n\n{home.Canaries[0].Text}\n");
        series.Finish();
        home.Remove("goes.md");

        var ids = series
            .InSession(target, "Update-OpenClawSyncKey -Confirm:$false | ForEach-Object { $_.PreviousKeyId; $_.KeyId }")
            .Succeeded();
        Assert.Contains(target.Rows().Values, row => row.Contains(Hash(ids[0]), StringComparison.Ordinal));
        series.Run(LongTests.Rounds(5, 50));
        series.Finish();

        Assert.DoesNotContain(target.Rows().Values, row => row.Contains(Hash(ids[0]), StringComparison.Ordinal) && IsLive(row));
        Assert.Equal((0, 0), series.Finish("-Full") is var last ? (last.Created, last.Updated) : default);
        Assert.DoesNotContain(secret, string.Join('\n', target.Rows().Values), StringComparison.Ordinal);

        // What an uninterrupted first run into another target stores, apart from what only the earlier run saw.
        scene.FinishReference();
        var (wanted, found) = (scene.Reference.Rows(), target.Rows().Where(row => IsLive(row.Value)).ToDictionary());
        Assert.Empty(wanted.Keys.Except(found.Keys));
        Assert.All(found.Keys.Except(wanted.Keys), key => Assert.Contains("goes.md", key, StringComparison.Ordinal));
        Assert.All(wanted, row => Assert.Equal(row.Value, found[row.Key]));
    }

    private static string Hash(string keyId) => $"hmac1:{keyId}:";

    private static bool IsLive(string row) => !row.Contains("\nremovedAt=", StringComparison.Ordinal);
}
