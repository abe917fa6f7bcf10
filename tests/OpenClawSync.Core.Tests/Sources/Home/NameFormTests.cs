using System.Collections.Immutable;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>
/// Names that differ only in case or in their Unicode form (composed or decomposed) are different names, as they are for Linux: each file
/// is a note of its own, and none hides another.
/// </summary>
public sealed class NameFormTests : IDisposable
{
    private const string Composed = "Zo\u00eb.md";
    private const string Decomposed = "Zoe\u0308.md";

    private SyncBench? _bench;

    public NameFormTests() =>
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems may take such names for one, or return them in another form.");

    public void Dispose() => _bench?.Dispose();

    [Theory]
    [InlineData(Composed, Decomposed)]
    [InlineData("Plan.md", "plan.md")]
    [InlineData("Zo\u00eb/a.md", "Zoe\u0308/a.md")]
    [InlineData("Plans/a.md", "plans/a.md")]
    public void Two_such_notes_have_two_rows_and_one_can_change_alone(string first, string second)
    {
        var bench = Bench(folder =>
        {
            Note(folder, "workspace/memory/" + first, "the first");
            Note(folder, "workspace/memory/" + second, "the second");
        });

        Assert.Equal((2L, 0L), (bench.Sync().Created, bench.Sync().Updated));
        Assert.Empty(bench.Problems);
        Assert.Equal(
            2L,
            bench.Scalar("SELECT count(DISTINCT sourceKey) FROM openclawMemoryEntries WHERE snippet IN ('the first', 'the second')")
        );

        Note(bench.Folder, "workspace/memory/" + second, "another");

        var run = bench.Sync();
        Assert.Equal((0L, 1L, 1L), (run.Created, run.Updated, run.Skipped));
        Assert.Equal(1L, bench.Scalar("SELECT count(*) FROM openclawMemoryEntries WHERE snippet = 'the first'"));
    }

    [Fact]
    public void A_note_whose_name_gets_another_form_has_another_key_and_pruning_removes_the_old_row()
    {
        var bench = Bench(folder => Note(folder, "workspace/memory/" + Decomposed, "text"));
        Note(bench.Folder, "workspace/memory/other.md", "other");
        Note(bench.Folder, "workspace/MEMORY.md", "long term");
        bench.Sync();
        File.Move(bench.Folder[".openclaw/workspace/memory/" + Decomposed], bench.Folder[".openclaw/workspace/memory/" + Composed]);

        var run = bench.Sync(new SyncOptions { Prune = new PruneOptions(50) });

        Assert.Equal((1L, 1L, 2L), (run.Created, run.Removed, run.Skipped));
    }

    [Fact]
    public void A_name_in_memoryFiles_has_the_form_of_the_file_and_any_case()
    {
        using var folder = new TempFolder();
        Note(folder, "workspace/" + Composed, "composed");
        Note(folder, "workspace/" + Decomposed, "decomposed");
        Note(folder, "workspace/USER.md", "capitals");
        Note(folder, "workspace/user.md", "small");
        var settings = HomeSettings.Default with { MemoryFiles = HomeSettings.Default.MemoryFiles.Union([Decomposed, "User.md"]) };

        using var source = Reading.Open(folder[".openclaw"], folder, _ => null, settings);

        Assert.Equal(
            ["capitals", "decomposed", "small"],
            Reading.All(source).Records.OfType<MemoryRecord>().Select(note => note.Snippet).Order()
        );
    }

    [Theory]
    [InlineData(Composed, 1)]
    [InlineData(Decomposed, 0)]
    public void A_folder_of_a_path_map_has_the_form_in_the_config(string mapped, int expected)
    {
        using var folder = new TempFolder();
        Note(folder, "../elsewhere/MEMORY.md", "text");
        folder.Write(".openclaw/openclaw.json", $$"""{ "agents": { "entries": { "main": { "workspace": "/Users/{{Composed}}" } } } }""");
        var map = new PathMap(ImmutableDictionary<string, string>.Empty.Add("/Users/" + mapped, folder["elsewhere"]));

        using var source = Reading.Open(folder[".openclaw"], folder, _ => null, HomeSettings.Default.With(map));

        Assert.Equal(expected, Reading.All(source).Records.OfType<MemoryRecord>().Count());
    }

    [Fact]
    public void Agents_whose_ids_differ_in_case_are_one_as_in_OpenClaw_and_a_folder_in_capitals_is_another_folder()
    {
        using var folder = new TempFolder();
        folder.Write(".openclaw/openclaw.json", """{ "agents": { "list": [{ "id": "Ops" }, { "id": "ops" }, { "id": "main" }] } }""");
        Note(folder, "workspace-ops/memory/a.md", "read once");
        Note(folder, "workspace-ops/Memory/a.md", "not read");
        Note(folder, "workspace-Ops/memory/a.md", "not read");

        using var source = Reading.Open(folder[".openclaw"], folder, _ => null);
        var (records, problems) = Reading.All(source);

        Assert.Equal([("ops", "read once")], records.OfType<MemoryRecord>().Select(note => (note.AgentId!, note.Snippet)));
        Assert.Empty(problems);
    }

    private SyncBench Bench(Action<TempFolder> write) =>
        _bench = new SyncBench(folder =>
        {
            folder.Write(".openclaw/openclaw.json", "{}");
            write(folder);
            return folder[".openclaw"];
        });

    private static void Note(TempFolder folder, string path, string text) => folder.Write(".openclaw/" + path, $"# Title\n\n{text}\n");
}
