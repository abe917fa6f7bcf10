using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Core.Tests.Sources.Units;

/// <summary>A unit with unchanged content is skipped even if its files were rewritten. Any other unit is read.</summary>
public sealed class ContentTests : IDisposable
{
    private const string Roadmap = ".openclaw/workspace/memory/projects/roadmap.md";

    private readonly TempFolder _folder = new();
    private readonly string _home;
    private readonly UnitMemory _units;

    public ContentTests() => (_home, _units) = (HomeBuilder.Fixture(_folder), new UnitMemory(_folder).Reads(_folder["home"]));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_home_that_was_rewritten_with_the_same_bytes_is_skipped_completely()
    {
        var all = _units.Read.ToList();
        foreach (var file in Directory.GetFiles(_home, "*", SearchOption.AllDirectories))
        {
            File.WriteAllBytes(file + ".new", File.ReadAllBytes(file));
            File.Move(file + ".new", file, overwrite: true);
        }

        Again();

        Assert.Equal((0, 0), (_units.Records.Count, _units.Read.Count));
        Assert.Equal(all, _units.Skipped);
        Assert.All(_units.Events, unitEvent => Assert.NotNull(unitEvent.Content));
        Assert.Empty(Directory.EnumerateFiles(_folder["snapshots"]));
    }

    [Fact]
    public void A_store_with_one_changed_byte_is_read()
    {
        HomeBuilder.Execute(HomeBuilder.Database(_home), "UPDATE task_runs SET label = 'price watch' WHERE label = 'Price watch'");

        Again();

        Assert.Equal(["Task", "Cron"], _units.Read);
    }

    [Fact]
    public void A_row_that_is_only_in_the_log_is_content()
    {
        using var writer = HomeBuilder.Open(HomeBuilder.Database(_home));
        HomeBuilder.Execute(writer, "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; UPDATE task_runs SET label = 'one'");
        Again();
        HomeBuilder.Execute(writer, "UPDATE task_runs SET label = 'two'");

        Again();

        Assert.Equal(["Task", "Cron"], _units.Read);
        Assert.All(_units.Records.OfType<TaskRecord>(), task => Assert.Equal("two", task.Label));
        Assert.Equal(["Task", "Cron"], Again().Skipped.Take(2));
    }

    [Fact]
    public void An_older_store_that_appears_or_changes_is_content()
    {
        Directory.CreateDirectory(Path.Combine(_home, ".openclaw/tasks"));
        var old = Path.Combine(_home, ".openclaw/tasks/runs.sqlite");
        HomeBuilder.Execute(
            old,
            """
            CREATE TABLE task_runs (task_id TEXT PRIMARY KEY, runtime TEXT, label TEXT, task TEXT, status TEXT, created_at INTEGER);
            INSERT INTO task_runs VALUES ('old-1', 'cli', 'Old', 'prompt', 'queued', 1795258890001)
            """
        );
        Assert.Equal(["Task"], Again().Read);

        HomeBuilder.Execute(old, "UPDATE task_runs SET label = 'Odd'");

        Assert.Equal(["Task"], Again().Read);
        Assert.Empty(Again().Read);
    }

    [Theory]
    [InlineData("jobs.json", """{ "version": 1, "jobs": [{ "id": "old", "name": "Old job" }] }""", "Task", "Cron")]
    [InlineData("jobs-state.json", """{ "version": 1, "jobs": { "old": { "state": { "lastRunAtMs": 1795258890000 } } } }""", "Cron")]
    public void Legacy_job_files_are_content_and_an_empty_one_differs_from_a_missing_one(string name, string text, params string[] units)
    {
        _folder.Write("home/.openclaw/cron/" + name, text);
        Assert.Equal(units, Again().Read);
        _folder.Write("home/.openclaw/cron/" + name, "");
        Assert.Equal(units, Again().Read);
        File.Delete(_folder["home/.openclaw/cron/" + name]);

        Assert.Equal(units, Again().Read);
    }

    [Fact]
    public void A_log_of_runs_that_appears_grows_or_goes_is_content()
    {
        const string Line = """{"ts":1795258890000,"status":"ok"}""";
        var log = _folder.Write("home/.openclaw/cron/runs/j.jsonl", Line + "\n");
        Assert.Equal(["Task"], Again().Read);
        Assert.Empty(Again().Read);

        File.AppendAllText(log, Line + "\n");

        Assert.Equal(["Task"], Again().Read);
        File.Delete(log);
        Assert.Equal(["Task"], Again().Read);
    }

    [Fact]
    public void Only_the_note_with_one_changed_byte_is_read()
    {
        File.WriteAllText(
            Path.Combine(_home, Roadmap),
            File.ReadAllText(Path.Combine(_home, Roadmap)).Replace("Nothing", "nothing", StringComparison.Ordinal)
        );

        Assert.Equal(["main/memory/projects/roadmap.md"], Again().Read);
    }

    [Fact]
    public void The_same_bytes_at_another_path_or_for_another_agent_are_different_content()
    {
        var moved = _folder.Write("home/.openclaw/workspace/memory/roadmap.md", File.ReadAllText(Path.Combine(_home, Roadmap)));
        _folder.Write("home/.openclaw/workspace-ops/memory/projects/roadmap.md", File.ReadAllText(moved));

        Again();

        Assert.Equal(["main/memory/roadmap.md", "ops/memory/projects/roadmap.md"], _units.Read);
        Assert.Equal(3, Contents("roadmap.md").Distinct().Count());
    }

    [Fact]
    public void The_notes_of_an_agent_are_read_from_its_configured_workspace()
    {
        _folder.Write("home/elsewhere/MEMORY.md", "# Other\n\nbody\n");
        _folder.Write(
            "home/.openclaw/openclaw.json",
            """
            { agents: { entries: {
              main: { default: true, workspace: '~/elsewhere' },
              ops: { workspace: '~/.openclaw/workspace-ops' } } } }
            """
        );

        Again();

        Assert.Equal(["main/MEMORY.md"], _units.Read);
        Assert.Equal("Other", Assert.IsType<MemoryRecord>(Assert.Single(_units.Records)).Title);
    }

    [Fact]
    public void Two_notes_with_one_name_in_two_workspaces_of_an_agent_are_both_kept()
    {
        _folder.Write("home/.openclaw/openclaw.json", "{ agents: { entries: { main: {}, ops: {} } } }");
        _folder.Write("home/.openclaw/workspace-main/MEMORY.md", "# Newer place\n\nbody\n");

        Again();

        Assert.Equal(["main/MEMORY.md", "main/workspace/MEMORY.md"], _units.Read);
        Again();
        Assert.Empty(_units.Read);
    }

    [Fact]
    public void An_unreadable_unit_has_no_content_digest()
    {
        File.WriteAllText(
            HomeBuilder.Database(_home),
            "this is no database, only text that is long enough to be taken for a header of one, and more"
        );
        File.WriteAllText(Path.Combine(_home, Roadmap), "a\0\u0001\0\u0002\0\u0003\0\u0004b");

        Again();

        Assert.Equal(["Task", "Cron", "main/memory/projects/roadmap.md"], _units.Read);
        Assert.Equal(
            ["main/memory/projects/roadmap.md"],
            _units.Events.Where(unitEvent => unitEvent.Stage == UnitStage.Ends).Select(unitEvent => unitEvent.Unit.Name)
        );
        Assert.All(_units.Events.Where(unitEvent => unitEvent.Stage == UnitStage.Ends), unitEvent => Assert.Null(unitEvent.Content));
    }

    [Fact]
    public void A_unit_with_unchanged_files_is_not_opened()
    {
        Directory.Delete(_folder["snapshots"], recursive: true);
        using var source = Reading.Open(_home, _folder);

        var outcomes = source
            .Read(
                new ReadRequest(RecordKinds.All)
                {
                    FindUnchanged = _ => UnitSummary.Empty,
                    FindUnchangedContent = (_, _) => throw new InvalidOperationException("The content was asked for."),
                },
                CancellationToken.None
            )
            .Where(outcome => outcome.Progress is null && outcome.Place is null)
            .ToList();

        Assert.All(outcomes, outcome => Assert.Equal((UnitStage.Unchanged, null), (outcome.Event!.Stage, outcome.Event.Content)));
        Assert.False(Directory.Exists(_folder["snapshots"]));
    }

    private UnitMemory Again() => _units.Reads(_home);

    private IEnumerable<string> Contents(string name) =>
        _units
            .Events.Where(unitEvent => unitEvent.Content is not null && unitEvent.Unit.Name.EndsWith(name, StringComparison.Ordinal))
            .Select(unitEvent => Convert.ToHexString(unitEvent.Content!));
}
