using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>
/// Rows whose ids differ for their store and not for a reader: the first one counts, and the others are reported.
/// </summary>
public sealed class DuplicateTaskTests
{
    private const string Tasks = "CREATE TABLE task_runs (task_id, runtime TEXT, status TEXT, label TEXT, created_at INTEGER);";
    private const string Flows = "CREATE TABLE flow_runs (flow_id, status TEXT, goal TEXT, created_at INTEGER);";
    private const string Cards = "CREATE TABLE workboard_cards (id, title TEXT, status TEXT, created_at INTEGER);";

    public static TheoryData<string, string, string> Stores =>
        new()
        {
            { "state/openclaw.sqlite", Tasks, "INSERT INTO task_runs VALUES ({0}, 'acp', 'succeeded', '{1}', 1795172400000);" },
            { "tasks/runs.sqlite", Tasks, "INSERT INTO task_runs VALUES ({0}, 'acp', 'succeeded', '{1}', 1795172400000);" },
            { "flows/registry.sqlite", Flows, "INSERT INTO flow_runs VALUES ({0}, 'succeeded', '{1}', 1795172400000);" },
            { "plugins/workboard/workboard.sqlite", Cards, "INSERT INTO workboard_cards VALUES ({0}, '{1}', 'todo', 1795172400000);" },
        };

    [Theory]
    [MemberData(nameof(Stores))]
    public void The_first_of_several_tasks_with_one_id_is_kept_in_every_run(string store, string table, string insert)
    {
        string[] ids = ["x'FF'", "x'FE'", "'a' || char(0) || 'b'", "'a' || char(0) || 'c'", "'twice'", "'twice'"];
        using var bench = new SyncBench(folder =>
        {
            folder.Write("home/.openclaw/openclaw.json", "{}");
            var rows = ids.Select(
                (id, index) => string.Format(System.Globalization.CultureInfo.InvariantCulture, insert, id, $"Label {index}")
            );
            HomeBuilder.CreateStore(folder["home"], store, table + string.Concat(rows));
            return folder["home"];
        });

        var first = bench.Sync();
        Assert.Equal((3L, 3L), (first.Created, first.Errors));
        Assert.All(
            bench.Problems.Where(problem => problem.Severity == ProblemSeverity.Error),
            problem => Assert.Equal(ErrorIds.RecordDuplicate, problem.ErrorId)
        );
        Assert.Equal(
            [0, 1, 2],
            bench
                .Rows()
                .Split('\n')
                .Select(row => row.Split('|').Single(field => field.StartsWith("title=", StringComparison.Ordinal))[^1] - '0')
                .Select(index => index / 2)
                .Order()
        );

        var rows = bench.Rows();
        var second = bench.Sync(new SyncOptions { Full = true });
        Assert.Equal((0L, 0L, 3L), (second.Created, second.Updated, second.Errors));
        Assert.Equal(rows, bench.Rows());
    }
}
