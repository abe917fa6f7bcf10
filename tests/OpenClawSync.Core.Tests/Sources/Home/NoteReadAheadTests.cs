using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>Notes are read ahead on several threads; whoever reads them sees none of that.</summary>
public sealed class NoteReadAheadTests : IDisposable
{
    private const int Count = 300;

    private readonly TempFolder _folder = new();

    public NoteReadAheadTests()
    {
        _folder.Write(".openclaw/openclaw.json", "{}");
        for (var index = 0; index < Count; index++)
        {
            // Some are large, so that they take longer than those behind them.
            var filler = string.Concat(Enumerable.Repeat("Some words that fill the note. ", index % 50 == 0 ? 20_000 : 1));
            _folder.Write($".openclaw/workspace/memory/{index / 100}/note-{index:d4}.md", $"# Note {index}\n\n{filler}\n");
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Notes_come_in_the_order_of_their_names_each_between_its_marks()
    {
        using var source = Reading.Open(_folder.Path, _folder);

        var outcomes = source.Read(Request, CancellationToken.None).Where(outcome => outcome.Progress is null).ToList();

        var names = Enumerable
            .Range(0, Count)
            .Select(index => (Path: $"memory/{index / 100}/note-{index:d4}.md", Title: $"Note {index}"))
            .ToList();
        Assert.Equal(
            names,
            outcomes.Select(outcome => outcome.Record).OfType<MemoryRecord>().Select(record => (record.FilePath, record.Title))
        );
        Assert.Equal(
            names.SelectMany(name => new[] { (UnitStage.Begins, "main/" + name.Path), (UnitStage.Ends, "main/" + name.Path) }),
            outcomes.Select(outcome => outcome.Event).OfType<UnitEvent>().Select(mark => (mark.Stage, mark.Unit.Name))
        );
        Assert.All(outcomes.Chunk(3), note => Assert.NotNull(note[1].Record));
    }

    [Fact]
    public void A_bad_note_is_told_of_in_its_place()
    {
        _folder.Write(".openclaw/workspace/memory/1/note-0150.md", "a\0b");
        using var source = Reading.Open(_folder.Path, _folder);

        var outcomes = source.Read(Request, CancellationToken.None).Where(outcome => outcome.Progress is null).ToList();

        Assert.Equal(Count - 1, outcomes.Count(outcome => outcome.Record is not null));
        Assert.Equal(ErrorIds.RecordMalformed, outcomes[(150 * 3) + 1].Problem?.ErrorId);
    }

    [Fact]
    public void A_reading_that_is_cancelled_ends_there()
    {
        using var cancel = new CancellationTokenSource();
        using var source = Reading.Open(_folder.Path, _folder);
        var seen = 0;

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var outcome in source.Read(Request, cancel.Token))
            {
                seen += outcome.Record is null ? 0 : 1;
                if (seen == 3)
                {
                    cancel.Cancel();
                }
            }
        });

        Assert.Equal(3, seen);
    }

    [Fact]
    public void Who_needs_only_the_first_waits_for_no_other()
    {
        var asked = new List<string>();
        using var source = Reading.Open(_folder.Path, _folder);

        var first = source
            .Read(Request with { FindUnchanged = unit => Ask(unit, asked) }, CancellationToken.None)
            .First(outcome => outcome.Record is not null);

        Assert.Equal("Note 0", Assert.IsType<MemoryRecord>(first.Record).Title);
        Assert.InRange(asked.Count, 1, Count - 50);
    }

    [Fact]
    public void A_failure_of_the_caller_comes_back_as_it_is()
    {
        using var source = Reading.Open(_folder.Path, _folder);

        Assert.Throws<TimeoutException>(() =>
            source.Read(Request with { FindUnchangedContent = (_, _) => throw new TimeoutException() }, CancellationToken.None).ToList()
        );
    }

    [Fact]
    public void The_request_is_asked_on_the_thread_that_reads()
    {
        var threads = new HashSet<int>();
        using var source = Reading.Open(_folder.Path, _folder);

        _ = source
            .Read(
                Request with
                {
                    FindUnchanged = unit => Ask(unit, threads),
                    FindUnchangedContent = (unit, _) => Ask(unit, threads),
                },
                CancellationToken.None
            )
            .Count();

        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }

    private static ReadRequest Request => new([RecordKind.Memory]);

    private static UnitSummary? Ask(SourceUnit unit, List<string> asked)
    {
        asked.Add(unit.Name);
        return null;
    }

    private static UnitSummary? Ask(SourceUnit unit, HashSet<int> threads)
    {
        Assert.Equal(RecordKind.Memory, unit.Kind);
        threads.Add(Environment.CurrentManagedThreadId);
        return null;
    }
}
