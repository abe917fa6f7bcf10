using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>Notes are read ahead on several threads, which the caller does not notice.</summary>
public sealed class NotePipelineTests : IDisposable
{
    private const int Count = 300;

    private readonly TempFolder _folder = new();

    public NotePipelineTests()
    {
        _folder.Write(".openclaw/openclaw.json", "{}");
        for (var index = 0; index < Count; index++)
        {
            // Some are large, so that they take longer than those after them.
            var filler = string.Concat(Enumerable.Repeat("Some words that fill the note. ", index % 50 == 0 ? 20_000 : 1));
            _folder.Write($".openclaw/workspace/memory/{index / 100}/note-{index:d4}.md", $"# Note {index}\n\n{filler}\n");
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Notes_are_returned_in_the_order_of_their_names_each_between_its_events()
    {
        using var source = Reading.Open(_folder.Path, _folder);

        var outcomes = source
            .Read(Request, CancellationToken.None)
            .Where(outcome => outcome.Progress is null && outcome.Place is null)
            .ToList();

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
            outcomes.Select(outcome => outcome.Event).OfType<UnitEvent>().Select(unitEvent => (unitEvent.Stage, unitEvent.Unit.Name))
        );
        Assert.All(outcomes.Chunk(3), note => Assert.NotNull(note[1].Record));
    }

    [Fact]
    public void A_malformed_note_is_reported_in_its_position()
    {
        _folder.Write(".openclaw/workspace/memory/1/note-0150.md", "a\0\u0001\0\u0002\0\u0003\0\u0004b");
        using var source = Reading.Open(_folder.Path, _folder);

        var outcomes = source
            .Read(Request, CancellationToken.None)
            .Where(outcome => outcome.Progress is null && outcome.Place is null)
            .ToList();

        Assert.Equal(Count - 1, outcomes.Count(outcome => outcome.Record is not null));
        Assert.Equal(ErrorIds.RecordMalformed, outcomes[(150 * 3) + 1].Problem?.ErrorId);
    }

    [Fact]
    public void A_cancelled_reading_ends_at_once()
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
    public void Only_a_bounded_number_of_notes_is_read_ahead()
    {
        var asked = new List<string>();
        using var source = Reading.Open(_folder.Path, _folder);

        var first = source
            .Read(Request with { FindUnchanged = unit => Ask(unit, asked) }, CancellationToken.None)
            .First(outcome => outcome.Record is not null);

        Assert.Equal("Note 0", Assert.IsType<MemoryRecord>(first.Record).Title);
        Assert.InRange(asked.Count, 1, 2 * 64);
    }

    [Fact]
    public void Only_a_bounded_size_of_notes_is_read_ahead()
    {
        var filler = string.Concat(Enumerable.Repeat("Some words that fill the note. ", 25_000));
        for (var index = 0; index < 20; index++)
        {
            _folder.Write($".openclaw/workspace/memory/0/large-{index:d2}.md", $"# Large {index}\n\n{filler}\n");
        }

        var asked = new List<string>();
        using var source = Reading.Open(_folder.Path, _folder);

        _ = source
            .Read(Request with { FindUnchanged = unit => Ask(unit, asked) }, CancellationToken.None)
            .First(outcome => outcome.Record is not null);

        // Two notes of this size exceed the limit of a step. The first note is done, and each of the two steps holds one more.
        Assert.Equal(3, asked.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_file_of_the_home_is_open_after_the_caller_has_stopped(bool cancels)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lists the open files of a process.");
        using var cancel = new CancellationTokenSource();
        using var source = Reading.Open(_folder.Path, _folder);

        using (var outcomes = source.Read(Request, cancel.Token).GetEnumerator())
        {
            while (outcomes.MoveNext() && outcomes.Current.Record is null) { }

            if (cancels)
            {
                cancel.Cancel();
                Assert.ThrowsAny<OperationCanceledException>(() =>
                {
                    while (outcomes.MoveNext()) { }
                });
            }
        }

        Assert.DoesNotContain(OpenFiles(), file => file.StartsWith(_folder.Path, StringComparison.Ordinal));
    }

    [Fact]
    public void An_exception_of_the_caller_is_not_wrapped()
    {
        using var source = Reading.Open(_folder.Path, _folder);

        Assert.Throws<TimeoutException>(() =>
            source.Read(Request with { FindUnchangedContent = (_, _) => throw new TimeoutException() }, CancellationToken.None).ToList()
        );
    }

    [Fact]
    public void The_request_is_asked_only_on_the_thread_that_reads()
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

    private static IEnumerable<string> OpenFiles() =>
        Directory.EnumerateFiles("/proc/self/fd").Select(file => new FileInfo(file).LinkTarget ?? "");

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
