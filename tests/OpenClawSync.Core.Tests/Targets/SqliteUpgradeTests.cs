using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Core.Tests.Targets;

/// <summary>The file of a target that was written before rows had all of their fields.</summary>
public sealed class SqliteUpgradeTests : IDisposable
{
    private const string NewFields =
        "openclawTasks: labels durationMs model tokensUsed deliveryStatus\n"
        + "openclawCronJobs: runningSince deliveryStatus deliveryError disabledReason";

    private readonly TempFolder _folder = new();

    private string File => _folder["mission-control.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Opening_it_for_writing_adds_the_fields_and_keeps_the_rows()
    {
        CreateOlderFile();

        using (var target = EmbeddedTarget.Open(File, TimeProvider.System))
        {
            Assert.Equal([PushStatus.Updated], Push(target, Task("fast")));
        }

        Assert.Equal("fast", HomeBuilder.Scalar(File, "SELECT model FROM openclawTasks"));
        Assert.Equal((long)TargetSchema.Version, HomeBuilder.Scalar(File, "PRAGMA user_version"));
    }

    [Fact]
    public void Reading_it_changes_nothing_and_its_rows_lack_the_fields()
    {
        CreateOlderFile();
        var before = FolderState.Of(_folder.Path);

        using (var view = SqliteView.Open(File))
        {
            var row = Assert.Single(view.ReadRows(RecordKinds.All, TestContext.Current.CancellationToken));
            Assert.Equal(("Deploy", null, 0), (row.Title, row.Model, row.Labels.Count));
            Assert.Equal("model changed", view.Plan(TestProtection.Protector().Protect(Task("fast"))).Why);
        }

        Assert.Equal(before, FolderState.Of(_folder.Path));
    }

    private static TaskRecord Task(string? model) =>
        new()
        {
            Id = "t",
            SourceFormat = "openclaw.sqlite/18",
            Label = "Deploy",
            Status = "succeeded",
            Model = model,
        };

    private void CreateOlderFile()
    {
        using (var target = EmbeddedTarget.Open(File, TimeProvider.System))
        {
            Push(target, Task(null));
        }

        foreach (var table in NewFields.Split('\n').Select(line => line.Split(": ")))
        {
            HomeBuilder.Execute(File, string.Join("; ", table[1].Split(' ').Select(name => $"ALTER TABLE {table[0]} DROP COLUMN {name}")));
        }

        HomeBuilder.Execute(File, "PRAGMA user_version = 3; PRAGMA journal_mode = DELETE");
    }

    private static List<PushStatus> Push(SqliteTarget target, OpenClawRecord record)
    {
        var item = new PushItem(TestProtection.Protector().Protect(record), null);
        return [.. target.Commit(new TargetBatch { Items = [item] }, CancellationToken.None).Select(outcome => outcome.Status)];
    }
}
