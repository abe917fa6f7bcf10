using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>How long a SQLite target keeps its run log and its tombstones.</summary>
public sealed class RetentionTests : CommandTest
{
    private const long Day = 86_400_000;

    private string Sync => $"Invoke-OpenClawSync '{Home}' -Target '{Target}'";

    [Theory]
    [InlineData(null, 2, 1)]
    [InlineData("forever", 3, 2)]
    [InlineData("1d", 1, 0)]
    public void The_first_run_of_a_day_deletes_old_runs_and_tombstones(string? kept, int runs, int tombstones)
    {
        Run(Sync);
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        HomeBuilder.Execute(
            Target,
            $"""
            UPDATE openclawSyncRuns SET runId = '20200101T000000000Z-00000001', finishedAt = {now - (89 * Day)};
            CREATE TEMP TABLE older AS SELECT * FROM openclawSyncRuns;
            UPDATE older SET runId = '20200101T000000000Z-00000000', finishedAt = {now - (91 * Day)};
            INSERT INTO openclawSyncRuns SELECT * FROM older;
            """
        );
        Tombstone("1", now - (29 * Day));
        Tombstone("2", now - (31 * Day));
        var policy = Folder.Write(
            "retention.json",
            kept is null ? "{}" : $$"""{ "runLogRetention": "{{kept}}", "tombstoneRetention": "{{kept}}" }"""
        );

        Run($"{Sync} -PolicyPath '{policy}'");

        Assert.Equal((long)runs, Scalar("SELECT count(*) FROM openclawSyncRuns"));
        Assert.Equal((long)tombstones, Scalar("SELECT count(*) FROM openclawTasks WHERE sourceKey LIKE 'task:gone%'"));
        Assert.Equal(SampleHome.RecordCount, Run($"Find-OpenClawRecord -Target '{Target}'").Output.Count);
    }

    private void Tombstone(string id, long removedAt) =>
        HomeBuilder.Execute(
            Target,
            $"""
            INSERT INTO openclawTasks (sourceKey, sourceId, title, status, visibility, ownerType, ownerId, schemaVersion, sourceFormat,
              fingerprint, removedAt)
            VALUES ('task:gone{id}', 'gone{id}', 'Gone', 'succeeded', 'private', 'user', 'owner', 1, 'openclaw.sqlite/18', 'x', {removedAt})
            """
        );
}
