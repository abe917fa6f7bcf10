using System.Text;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Sources.Home;
using OpenClawSync.Storage;

namespace OpenClawSync.Core.Tests.Sources.Home;

public sealed class NoteReaderTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    public NoteReaderTests() => _folder.Write(".openclaw/openclaw.json", "{}");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_byte_order_mark_is_not_text()
    {
        var records = Read([0xEF, 0xBB, 0xBF, .. "# Title\n\nbody\n"u8]);

        Assert.Equal(("Title", 1), (Assert.Single(records).Title, records[0].LineStart));
    }

    [Fact]
    public void A_note_in_another_encoding_is_read_with_a_warning()
    {
        File.WriteAllBytes(Note("MEMORY.md"), [.. "# T\n\n"u8, 0xC3, 0xDC, 0xC2, 0xEB, .. " ok\n"u8]);

        var (records, problems) = Reading.All(_folder.Path, _folder);

        Assert.Equal("密码 ok", ((MemoryRecord)Assert.Single(records)).Snippet);
        Assert.Equal((ErrorIds.EncodingUnclear, ProblemSeverity.Warning), (Assert.Single(problems).ErrorId, problems[0].Severity));
        Assert.Contains("GB18030", problems[0].Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("2026-02-30", "daily", null)]
    [InlineData("2026-02-28", "daily", "2026-02-28")]
    [InlineData("ideas", "longterm", null)]
    public void A_daily_note_is_daily_even_if_there_is_no_such_day(string name, string type, string? date)
    {
        Write($"memory/{name}.md", "# A\n\ntext\n", Noon);

        var record = (MemoryRecord)Assert.Single(Reading.All(_folder.Path, _folder).Records);

        Assert.Equal((type, date), (record.EntryType, record.EntryDate));
    }

    [Fact]
    public void Windows_line_endings_are_supported()
    {
        var records = Read("# A\r\n\r\none\r\n\r\n# B\r\n\r\ntwo\r\n"u8.ToArray());

        Assert.Equal(
            [("A", "one", 1, 3), ("B", "two", 5, 7)],
            records.Select(record => (record.Title, record.Snippet, record.LineStart!.Value, record.LineEnd!.Value))
        );
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_note_in_UTF16_with_a_byte_order_mark_is_read(string encoding)
    {
        var kind = Encoding.GetEncoding(encoding);

        Assert.Equal("body", Assert.Single(Read([.. kind.GetPreamble(), .. kind.GetBytes("# A\n\nbody\n")])).Snippet);
    }

    [Fact]
    public void A_note_that_is_not_text_is_one_problem()
    {
        File.WriteAllBytes(Note("MEMORY.md"), [0x89, .. "PNG\r\n"u8, 26, 0, 0, 1, 2, 3, 4, 0xFF, 5, 6, 7]);

        var (records, problems) = Reading.All(_folder.Path, _folder);

        Assert.Empty(records);
        Assert.Equal(ErrorIds.RecordMalformed, Assert.Single(problems).ErrorId);
    }

    [Fact]
    public void An_empty_note_has_no_entry() => Assert.Empty(Read([]));

    [Fact]
    public void A_note_of_fifty_megabytes_is_read_and_protected_completely()
    {
        var text = new StringBuilder("# Big\n\n");
        while (text.Length < 50_000_000)
        {
            text.Append("A line of a note that somebody's script wrote all night long, and then some more of it.\n");
        }

        var secret = Samples.GitHubToken;
        text.Append(secret).Append('\n');

        File.WriteAllText(Note("MEMORY.md"), text.ToString());

        var (records, problems) = Reading.All(_folder.Path, _folder);
        var record = TestProtection.Protector().Protect(Assert.Single(records));

        Assert.Equal((ErrorIds.NoteNotSplit, ProblemSeverity.Warning), (Assert.Single(problems).ErrorId, problems[0].Severity));

        Assert.Equal(500, ((string)record.Fields["snippet"]).Length);
        Assert.Single(record.RedactedPaths);
    }

    [Fact]
    public void A_note_that_is_too_large_is_one_problem()
    {
        using (var file = File.Create(Note("MEMORY.md")))
        {
            file.SetLength(NoteBytes.MaxSize + 1);
        }

        Assert.Equal(
            (ErrorIds.RecordMalformed, ".openclaw/workspace/MEMORY.md"),
            (Assert.Single(Reading.All(_folder.Path, _folder).Problems).ErrorId, Reading.All(_folder.Path, _folder).Problems[0].Place)
        );
    }

    [Fact]
    public void A_note_that_changes_after_it_was_examined_is_read_at_one_moment_and_noticed_the_next_time()
    {
        var path = Write("MEMORY.md", "# A\n\nold\n\n# B\n\nold\n", Noon);
        using var source = Reading.Open(_folder.Path, _folder);
        var request = new ReadRequest([RecordKind.Memory]) { FindUnchanged = Rewrite };

        var outcomes = source.Read(request, CancellationToken.None).ToList();

        var records = outcomes.Select(outcome => outcome.Record).OfType<MemoryRecord>().ToList();
        Assert.Equal(["newer", "newer"], records.Select(record => record.Snippet));
        Assert.All(records, record => Assert.Equal(Noon.AddHours(1), record.SourceUpdatedAt));
        Assert.All(
            outcomes.Select(outcome => outcome.Event).OfType<UnitEvent>().SelectMany(unitEvent => unitEvent.Unit.Files),
            file => Assert.Equal(Noon, file.ModifiedAt)
        );
        Assert.DoesNotContain(outcomes, outcome => outcome.Problem is not null);

        UnitSummary? Rewrite(SourceUnit unit)
        {
            File.Delete(path);
            Write("MEMORY.md", "# A\n\nnewer\n\n# B\n\nnewer\n", Noon.AddHours(1));
            return null;
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(4, false)]
    public void A_note_is_read_again_until_it_stays_the_same(int changes, bool changesLength)
    {
        var note = new ChangingNote(this, changes, changesLength);

        var (bytes, modified) = NoteBytes
            .Read(note.Path, FileStateReader.Default, FileStateReader.Default.Read(note.Path), note.ReadThenChange)!
            .Value;

        Assert.Equal((note.Text, note.Modified), (Encoding.UTF8.GetString(bytes), modified));
        Assert.Equal(changes + 1, note.Reads);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_note_that_changes_each_time_it_is_read_is_one_problem(bool changesLength)
    {
        var note = new ChangingNote(this, int.MaxValue, changesLength);
        var file = new NoteFile(note.Path, "MEMORY.md", "main");
        var reading = new NoteReading(file, HomeLocator.At(_folder.Path), new ReadRequest([RecordKind.Memory]))
        {
            ReadContent = note.ReadThenChange,
        };

        reading.Load();

        var outcomes = reading.Outcomes();
        Assert.Equal([UnitStage.Begins, null, UnitStage.Ends], outcomes.Select(outcome => outcome.Event?.Stage));
        Assert.Equal(
            (ErrorIds.SourceUnreadable, ".openclaw/workspace/MEMORY.md"),
            (outcomes[1].Problem!.ErrorId, outcomes[1].Problem!.Place)
        );
        Assert.Null(outcomes[2].Event!.Content);
        Assert.False(reading.IsOpen);
    }

    [Fact]
    public void A_pipe_with_the_name_of_a_note_is_not_read()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes have names on Unix.");
        var path = Note("memory/pipe.md");
        using (var maker = System.Diagnostics.Process.Start("mkfifo", path))
        {
            maker.WaitForExit();
        }

        Assert.Empty(Reading.All(_folder.Path, _folder).Records);
    }

    private string Note(string name)
    {
        var path = _folder[".openclaw/workspace/" + name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private List<MemoryRecord> Read(byte[] bytes)
    {
        File.WriteAllBytes(Note("MEMORY.md"), bytes);
        var (records, problems) = Reading.All(_folder.Path, _folder);
        Assert.Empty(problems);
        return [.. records.OfType<MemoryRecord>()];
    }

    private string Write(string name, string text, DateTimeOffset modified)
    {
        var path = Note(name);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, modified.UtcDateTime);
        return path;
    }

    /// <summary>A note that is rewritten after each of its first reads.</summary>
    private sealed class ChangingNote
    {
        private readonly NoteReaderTests _tests;
        private readonly int _changes;
        private readonly bool _changesLength;
        private int _version;

        public ChangingNote(NoteReaderTests tests, int changes, bool changesLength)
        {
            (_tests, _changes, _changesLength) = (tests, changes, changesLength);
            Path = Write();
        }

        public string Path { get; }

        public int Reads { get; private set; }

        // Either the length or the modification time is the same in all versions, so that each of them must be noticed by itself.
        public string Text => $"# A\n\n{(char)('a' + _version)}{new string('x', _changesLength ? _version : 0)}\n";

        public DateTimeOffset Modified => _changesLength ? Noon : Noon.AddSeconds(_version);

        public byte[] ReadThenChange(string path, int length)
        {
            var bytes = File.ReadAllBytes(path);
            Reads++;
            if (_version < _changes)
            {
                _version++;
                Write();
            }

            return bytes[..Math.Min(length, bytes.Length)];
        }

        private string Write() => _tests.Write("MEMORY.md", Text, Modified);
    }
}
