using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>
/// What exists under the name of a note, or of a folder of notes, and is none says nothing about its entries, so their rows stay. A note
/// that is gone is removed as usual.
/// </summary>
public sealed class UnreadNoteTests : IDisposable
{
    private const string Removed = "SELECT count(*) FROM openclawMemoryEntries WHERE removedAt IS NOT NULL";

    private readonly SyncBench _bench = new(folder =>
    {
        folder.Write("home/.openclaw/openclaw.json", "{}");
        foreach (var note in (string[])["MEMORY.md", "memory/2026-11-01.md", "memory/projects/road.md", "memory/gone.md"])
        {
            folder.Write("home/.openclaw/workspace/" + note, "# A\n\nb\n");
        }

        return folder["home"];
    });

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("MEMORY.md", true)]
    [InlineData("MEMORY.md", false)]
    [InlineData("memory/2026-11-01.md", true)]
    [InlineData("memory/2026-11-01.md", false)]
    [InlineData("memory/projects", true)]
    public void A_link_or_folder_in_the_place_of_a_note_keeps_its_rows(string name, bool isLink)
    {
        _bench.Sync();
        var path = Path.Combine(_bench.Home, ".openclaw", "workspace", name);
        Directory.Move(path, _bench.Folder["away"]);
        if (isLink)
        {
            File.CreateSymbolicLink(path, _bench.Folder["away"]);
        }
        else
        {
            Directory.CreateDirectory(path);
        }

        File.Delete(Path.Combine(_bench.Home, ".openclaw", "workspace", "memory", "gone.md"));
        var run = _bench.Sync(new SyncOptions { Prune = new PruneOptions(100) });

        Assert.Equal((1L, 1L), (run.Removed, _bench.Scalar(Removed)));
        Assert.Contains(_bench.Problems, problem => problem is { Severity: ProblemSeverity.Warning, ErrorId: ErrorIds.NotesPassedOver });
    }

    [Theory]
    [InlineData("link")]
    [InlineData("file")]
    public void A_link_or_file_in_the_place_of_the_folder_of_notes_keeps_their_rows(string what)
    {
        _bench.Sync();
        var folder = Path.Combine(_bench.Home, ".openclaw", "workspace", "memory");
        Directory.Move(folder, _bench.Folder["away"]);
        if (what == "link")
        {
            Directory.CreateSymbolicLink(folder, _bench.Folder["away"]);
        }
        else
        {
            File.WriteAllText(folder, "");
        }

        Assert.Equal(0L, _bench.Sync(new SyncOptions { Prune = new PruneOptions(100) }).Removed);
        Assert.Contains(_bench.Problems, problem => problem.ErrorId == ErrorIds.NotesPassedOver);
    }
}
