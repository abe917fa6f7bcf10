using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>A home reports the progress of reading it.</summary>
public sealed class ReadProgressTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _home;

    public ReadProgressTests() => _home = HomeBuilder.Fixture(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Progress_through_tasks_is_the_proportion_of_rows()
    {
        // The progress of only a few tasks is not reported.
        Assert.Empty(Read(RecordKind.Task));

        Multiply(1000);

        var progress = Read(RecordKind.Task);
        Assert.Equal([0.5, 1.0], progress.Select(done => Math.Round(done, 1)));
    }

    [Fact]
    public void Progress_through_notes_increases_to_the_end_at_any_depth()
    {
        var workspace = Path.Combine(_home, ".openclaw", "workspace", "memory");
        for (var index = 0; index < 400; index++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(workspace, $"f{index % 5}", $"g{index % 3}")).FullName;
            File.WriteAllText(Path.Combine(folder, $"n{index}.md"), $"# Note {index}\n\nText.\n");
        }

        var progress = Read(RecordKind.Memory);

        Assert.True(progress.Count > 4);
        Assert.Equal(progress.Order(), progress);
        Assert.All(progress, done => Assert.InRange(done, 0, 1));
        Assert.Equal(1, progress[^1], 0.001);
    }

    private void Multiply(int rows)
    {
        using var connection = HomeBuilder.Open(HomeBuilder.Database(_home));
        var columns = Columns(connection).Where(name => name != "task_id").ToList();
        HomeBuilder.Execute(
            connection,
            $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
            INSERT INTO task_runs (task_id, {string.Join(", ", columns)})
            SELECT 'made-' || i, {string.Join(", ", columns)} FROM n, (SELECT * FROM task_runs LIMIT 1);
            """
        );
    }

    private static List<string> Columns(Microsoft.Data.Sqlite.SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info('task_runs')";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private List<double> Read(RecordKind kind)
    {
        using var source = Reading.Open(_home, _folder);
        return
        [
            .. source
                .Read(new ReadRequest([kind]), CancellationToken.None)
                .Select(outcome => outcome.Progress)
                .OfType<ReadProgress>()
                .Select(report => report.Done),
        ];
    }
}
