using System.Diagnostics;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Microsoft.Data.Sqlite;
using OpenClawSync.Benchmarks.Corpora;
using OpenClawSync.Connections;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Sources.Notes;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Benchmarks;

/// <summary>
/// Prints how fast tasks are read and notes are split, each compared in the same run to the least that any reader must do.
/// </summary>
internal static class ReadingReport
{
    private const int Rounds = 5;
    private const int NoteFiles = 10_000;

    // The columns that the reader selects, text first and then numbers.
    private static readonly string[] TextColumns =
    [
        "task_id",
        "runtime",
        "task_kind",
        "source_id",
        "owner_key",
        "child_session_key",
        "agent_id",
        "label",
        "task",
        "status",
        "terminal_outcome",
        "progress_summary",
        "terminal_summary",
        "detail_json",
    ];

    private static readonly string[] NumberColumns = ["created_at", "started_at", "ended_at", "last_event_at"];

    private static readonly MarkdownPipeline Stock = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter()
        .UsePipeTables()
        .UseTaskLists()
        .UseAutoLinks()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .Build();

    public static void Write(TextWriter output, int tasks)
    {
        var folder = Directory.CreateTempSubdirectory("openclaw-sync-bench-").FullName;
        try
        {
            HomeMaker.Make(folder, tasks, NoteFiles);
            output.WriteLine("| what | reference | ours | ratio |");
            output.WriteLine("|---|---|---|---|");
            Tasks(output, folder, tasks);
            Whole(output, folder);
            Notes(output, "notes, long-term", Corpus.CleanMarkdown(4 << 20), isDaily: false);
            Notes(output, "notes, daily", Corpus.CleanMarkdown(4 << 20), isDaily: true);
            Notes(output, "notes with secrets", Corpus.DirtyMarkdown(4 << 20), isDaily: false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Tasks(TextWriter output, string home, int count)
    {
        var database = Path.Combine(home, ".openclaw", "state", "openclaw.sqlite");
        var (bare, ours, copy) = (double.MaxValue, double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            bare = Math.Min(bare, Bare(database));
            var (before, reading) = Ours(home, count);
            (ours, copy) = (Math.Min(ours, reading), Math.Min(copy, before));
        }

        output.WriteLine(
            FormattableString.Invariant(
                $"| {count} tasks, rows/s (bare loop with GetString) | {count / bare:F0} | {count / ours:F0} | {bare / ours:F2} |"
            )
        );
        output.WriteLine(
            FormattableString.Invariant(
                $"| the copy of the {new FileInfo(database).Length / 1e6:F0} MB store, its check and the first row, ms | | "
            ) + FormattableString.Invariant($"{copy * 1000:F0} | |")
        );
    }

    // The first round is what a new process takes, in which nothing is compiled yet.
    private static void Whole(TextWriter output, string home)
    {
        var request = new ReadRequest([RecordKind.Memory]);
        Line($"{NoteFiles} note files read", request);
        Line($"{NoteFiles} note files passed over by their looks", request with { FindUnchanged = _ => UnitSummary.Empty });
        Line($"{NoteFiles} note files passed over by their content", request with { FindUnchangedContent = (_, _) => UnitSummary.Empty });
        Line(
            "the store passed over by its content",
            new ReadRequest([RecordKind.Task]) { FindUnchangedContent = (_, _) => UnitSummary.Empty }
        );

        void Line(string what, ReadRequest asked)
        {
            var seconds = Enumerable.Range(0, Rounds).Select(_ => Time(() => Read(home, asked))).ToList();
            output.WriteLine(
                FormattableString.Invariant($"| {what}, ms (first, best) | | {seconds[0] * 1000:F0}, {seconds.Min() * 1000:F0} | |")
            );
        }
    }

    private static void Read(string home, ReadRequest request)
    {
        using var source = Open(home);
        GC.KeepAlive(source.Read(request, CancellationToken.None).Count());
    }

    private static IRecordSource Open(string home) =>
        SourceLocation.Find(home, _ => null).Open(new SourceOptions(_ => null, new SnapshotFolder(Path.Combine(home, "snapshots"))));

    private static double Bare(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", [.. TextColumns, .. NumberColumns])} FROM task_runs";
        var start = Stopwatch.GetTimestamp();
        using var reader = command.ExecuteReader();
        var characters = 0L;
        while (reader.Read())
        {
            for (var column = 0; column < TextColumns.Length; column++)
            {
                characters += reader.IsDBNull(column) ? 0 : reader.GetString(column).Length;
            }
        }

        GC.KeepAlive(characters);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static (double Before, double Reading) Ours(string home, int expected)
    {
        using var source = Open(home);
        var start = Stopwatch.GetTimestamp();
        var (first, records) = (0L, 0);
        foreach (var outcome in source.Read(new ReadRequest([RecordKind.Task]), CancellationToken.None))
        {
            if (outcome.Record is not null && records++ == 0)
            {
                first = Stopwatch.GetTimestamp();
            }
        }

        return records == expected
            ? (Stopwatch.GetElapsedTime(start, first).TotalSeconds, Stopwatch.GetElapsedTime(first).TotalSeconds)
            : throw new InvalidOperationException($"{records} records of {expected} were read.");
    }

    private static void Notes(TextWriter output, string name, string text, bool isDaily)
    {
        var notes = text.Chunk(4096).Select(chunk => new string(chunk)).ToList();
        var (parse, split) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            parse = Math.Min(parse, Time(() => notes.ForEach(note => Markdown.Parse(note, Stock))));
            split = Math.Min(split, Time(() => notes.ForEach(note => NoteSplitter.Split(note, [], isDaily))));
        }

        output.WriteLine(
            FormattableString.Invariant($"| {name}, MB/s (Markdown.Parse alone) | {text.Length / parse / 1e6:F1} ")
                + FormattableString.Invariant($"| {text.Length / split / 1e6:F1} | {parse / split:F2} |")
        );
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
