using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>Task flows, which are read as tasks.</summary>
public sealed class FlowTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Managed_flows_are_read_as_tasks_and_mirrored_ones_are_not()
    {
        var home = HomeBuilder.Fixture(_folder);
        HomeBuilder.Execute(
            HomeBuilder.Database(home),
            """
            INSERT INTO flow_runs (flow_id, sync_mode, owner_key, status, notify_policy, goal, current_step, created_at, updated_at)
            VALUES ('f1', 'managed', 'agent:ops:main', 'waiting', 'silent', 'Move house', 'packing', 1795172400000, 1795172461000)
            """
        );

        var flow = Assert.Single(Reading.All(home, _folder).Records.OfType<TaskRecord>(), task => task.Runtime == "flow");

        Assert.Equal(
            ("flow/f1", "Move house", "running", "packing", "ops"),
            (flow.Id, flow.Title, flow.Status, flow.Summary, flow.AgentId)
        );
        Assert.Equal("task:flow/f1", TestProtection.Protector().Protect(flow).SourceKey);
    }

    [Fact]
    public void Flows_of_an_older_store_are_read()
    {
        var home = HomeBuilder.Fixture(_folder);
        HomeBuilder.CreateStore(
            home,
            "flows/registry.sqlite",
            """
            CREATE TABLE flow_runs (flow_id TEXT, owner_key TEXT, status TEXT, goal TEXT, created_at INTEGER, updated_at INTEGER);
            INSERT INTO flow_runs VALUES ('f2', 'agent:main:main', 'succeeded', 'Old flow', 1795172400000, 1795172461000)
            """
        );

        Assert.Contains(
            Reading.All(home, _folder).Records.OfType<TaskRecord>(),
            task => task is { Id: "flow/f2", SourceFormat: "registry.sqlite/0" }
        );
    }
}
