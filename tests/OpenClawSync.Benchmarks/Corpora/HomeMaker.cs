using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OpenClawSync.Benchmarks.Corpora;

/// <summary>Creates OpenClaw homes of any size, with made-up content that is always the same.</summary>
internal static class HomeMaker
{
    private const int NotesPerFolder = 1000;
    private const long FirstTime = 1_700_000_000_000;

    private static readonly string[] Columns =
    [
        "task_id",
        "runtime",
        "owner_key",
        "scope_kind",
        "agent_id",
        "label",
        "task",
        "status",
        "delivery_status",
        "notify_policy",
        "created_at",
        "started_at",
        "ended_at",
        "last_event_at",
        "progress_summary",
        "terminal_summary",
    ];

    public static void Make(string home, int tasks, int notes)
    {
        var state = Directory.CreateDirectory(Path.Combine(home, ".openclaw", "state")).FullName;
        File.WriteAllText(Path.Combine(home, ".openclaw", "openclaw.json"), "{}");
        MakeTasks(Path.Combine(state, "openclaw.sqlite"), tasks);
        MakeNotes(Path.Combine(home, ".openclaw", "workspace", "memory"), notes);
    }

    /// <summary>Replaces every file by a new one with the same content.</summary>
    public static void Rewrite(string home)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(home, ".openclaw"), "*", SearchOption.AllDirectories))
        {
            File.WriteAllBytes(file + ".new", File.ReadAllBytes(file));
            File.Move(file + ".new", file, overwrite: true);
        }
    }

    /// <summary>Changes this many tasks, distributed over all of them.</summary>
    public static void Change(string home, int count)
    {
        using var connection = new SqliteConnection($"Data Source={Database(home)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "UPDATE task_runs SET label = 'Changed ' || label WHERE rowid % ((SELECT count(*) FROM task_runs) / $count) = 1";
        command.Parameters.AddWithValue("$count", count);
        command.ExecuteNonQuery();
    }

    private static string Database(string home) => Path.Combine(home, ".openclaw", "state", "openclaw.sqlite");

    private static void MakeTasks(string database, int count)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            PRAGMA journal_mode = DELETE;
            PRAGMA user_version = 18;
            CREATE TABLE task_runs (
              task_id TEXT NOT NULL PRIMARY KEY, runtime TEXT NOT NULL, task_kind TEXT, source_id TEXT, owner_key TEXT NOT NULL,
              scope_kind TEXT NOT NULL, child_session_key TEXT, agent_id TEXT, run_id TEXT, label TEXT, task TEXT NOT NULL,
              status TEXT NOT NULL,
              delivery_status TEXT NOT NULL, notify_policy TEXT NOT NULL, created_at INTEGER NOT NULL, started_at INTEGER, ended_at INTEGER,
              last_event_at INTEGER, error TEXT, progress_summary TEXT, terminal_summary TEXT, terminal_outcome TEXT, detail_json TEXT
            ) STRICT;
            """;
        command.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText =
            $"INSERT INTO task_runs ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select(column => "$" + column))})";
        foreach (var column in Columns)
        {
            insert.Parameters.Add(new SqliteParameter { ParameterName = "$" + column });
        }

        var random = new SeededRandom(21);
        for (var index = 0; index < count; index++)
        {
            Insert(insert, Row(random, index));
        }

        transaction.Commit();
    }

    private static object[] Row(SeededRandom random, int index)
    {
        var time = FirstTime + (index * 1000L);
        return
        [
            new Guid(index, 1, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1).ToString("D"),
            "subagent",
            "agent:main:main",
            "session",
            "main",
            Words.Title(random),
            Words.Sentence(random) + " " + Words.Sentence(random),
            "succeeded",
            "delivered",
            "silent",
            time,
            time + 10,
            time + 900,
            time + 900,
            Words.Sentence(random),
            Words.Sentence(random),
        ];
    }

    private static void Insert(SqliteCommand insert, object[] values)
    {
        for (var column = 0; column < values.Length; column++)
        {
            insert.Parameters[column].Value = values[column];
        }

        insert.ExecuteNonQuery();
    }

    private static void MakeNotes(string folder, int count)
    {
        var text = Corpus.CleanMarkdown(1 << 20);
        var random = new SeededRandom(22);
        for (var index = 0; index < count; index++)
        {
            var inner = Path.Combine(folder, (index / NotesPerFolder).ToString("d4", CultureInfo.InvariantCulture));
            Directory.CreateDirectory(inner);
            var start = random.Next(text.Length - 2000);
            File.WriteAllText(
                Path.Combine(inner, $"note-{index:d6}.md"),
                string.Concat($"# Note {index}\n\n", text.AsSpan(start, 200 + random.Next(1500)))
            );
        }
    }
}
