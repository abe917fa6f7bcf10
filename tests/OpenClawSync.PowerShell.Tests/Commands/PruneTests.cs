using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.PowerShell.Tests.Commands;

public sealed class PruneTests : CommandTest
{
    private string Sync => $"Invoke-OpenClawSync '{Home}' -Target '{Target}'";

    [Fact]
    public void The_switch_marks_deleted_records_as_removed_and_reads_hide_them()
    {
        Run(Sync);
        File.Delete(Path.Combine(Home, ".openclaw/workspace/memory/projects/roadmap.md"));

        var run = Assert.Single(Run(Sync + " -Prune").Of<SyncRun>());

        Assert.True(run.Removed > 0);
        Assert.Empty(Run($"Find-OpenClawRecord -Target '{Target}' | Where-Object SourceKey -like '*roadmap*'").Of<StoredRecord>());
        Assert.Equal(
            run.Removed,
            Run($"Find-OpenClawRecord -Target '{Target}' -IncludeRemoved | Where-Object RemovedAt").Of<StoredRecord>().Count
        );
    }

    [Fact]
    public void The_policy_can_enable_pruning_and_parameters_override_it()
    {
        Run(Sync);
        Directory.Delete(Path.Combine(Home, ".openclaw/workspace/memory"), recursive: true);
        var policy = Folder.Write("policy.json", """{ "prune": { "enabled": true, "largestPercent": 10 } }""");

        Assert.Equal(0L, Assert.Single(Run($"{Sync} -PolicyPath '{policy}' -Prune:$false").Of<SyncRun>()).Removed);
        Assert.StartsWith("PruneTooLarge,", Run($"{Sync} -PolicyPath '{policy}'").ErrorId, StringComparison.Ordinal);
        Assert.True(Assert.Single(Run($"{Sync} -PolicyPath '{policy}' -PrunePercent 100").Of<SyncRun>()).Removed > 5);
    }
}
