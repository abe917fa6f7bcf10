using System.Text;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources.Home;

namespace OpenClawSync.Core.Tests.Sources.Home;

public sealed class NoteReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public NoteReaderTests() => _folder.Write(".openclaw/openclaw.json", "{}");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_byte_order_mark_is_no_text()
    {
        var records = Read([0xEF, 0xBB, 0xBF, .. "# Title\n\nbody\n"u8]);

        Assert.Equal(("Title", 1), (Assert.Single(records).Title, records[0].LineStart));
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_become_the_replacement_character() =>
        Assert.Equal("a\ufffdb", Assert.Single(Read([.. "# T\n\na"u8, 0xFF, .. "b\n"u8])).Snippet);

    [Fact]
    public void Lines_may_end_as_on_Windows()
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
    public void A_note_in_UTF16_with_its_mark_is_read(string encoding)
    {
        var kind = Encoding.GetEncoding(encoding);

        Assert.Equal("body", Assert.Single(Read([.. kind.GetPreamble(), .. kind.GetBytes("# A\n\nbody\n")])).Snippet);
    }

    [Fact]
    public void A_note_that_is_no_text_is_one_problem()
    {
        File.WriteAllBytes(Note("MEMORY.md"), Encoding.Unicode.GetBytes("# A\n\nsesame\n"));

        var (records, problems) = Reading.All(_folder.Path, _folder);

        Assert.Empty(records);
        Assert.Equal(ErrorIds.RecordMalformed, Assert.Single(problems).ErrorId);
    }

    [Fact]
    public void An_empty_note_has_no_entry() => Assert.Empty(Read([]));

    [Fact]
    public void A_note_of_fifty_megabytes_is_read_and_protected_whole()
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
            file.SetLength(NoteBytes.MaxNote + 1);
        }

        Assert.Equal(
            (ErrorIds.RecordMalformed, ".openclaw/workspace/MEMORY.md"),
            (Assert.Single(Reading.All(_folder.Path, _folder).Problems).ErrorId, Reading.All(_folder.Path, _folder).Problems[0].Place)
        );
    }

    [Fact]
    public async Task A_note_that_changes_while_it_is_read_is_read_at_one_moment_or_told()
    {
        var path = Note("MEMORY.md");
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() => Rewrite(path, stop.Token), TestContext.Current.CancellationToken);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        for (var round = 0; round < 200; round++)
        {
            var (records, problems) = Reading.All(_folder.Path, _folder);
            var bodies = records.OfType<MemoryRecord>().Select(record => record.Snippet).Distinct().ToList();

            Assert.True(bodies.Count <= 1, "A note of one moment has one body.");
            Assert.All(problems, problem => Assert.Equal(ErrorIds.SourceUnreadable, problem.ErrorId));
        }

        await stop.CancelAsync();
        await writer;
    }

    [Fact]
    public void A_pipe_that_is_named_like_a_note_is_passed_over()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes have names on Unix.");
        var path = Note("memory/pipe.md");
        using (var maker = System.Diagnostics.Process.Start("mkfifo", path))
        {
            maker.WaitForExit();
        }

        Assert.Empty(Reading.All(_folder.Path, _folder).Records);
    }

    // Each version has two equal sections and another length, and takes the place of the one before at once.
    private static void Rewrite(string path, CancellationToken stop)
    {
        for (var round = 0; !stop.IsCancellationRequested; round++)
        {
            var body = new string((char)('a' + (round % 26)), 1000 + (round % 50));
            File.WriteAllText(path + ".new", $"# A\n\n{body}\n\n# B\n\n{body}\n");
            File.Move(path + ".new", path, overwrite: true);
        }
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
}
