using Microsoft.Data.Sqlite;

namespace OpenClawSync.Module.Tests.Support;

/// <summary>
/// The sample home with many more tasks and notes in it, every tenth with a secret, and always something new when asked. What
/// is there is changed and added to, never taken away: what was stored of it then has its row in any target.
/// </summary>
internal sealed class BusyHome
{
    private const long FirstTime = 1_795_300_000_000;
    private static readonly string[] Words =
    [
        "deploy",
        "review",
        "backup",
        "garden",
        "invoice",
        "release",
        "meeting",
        "budget",
        "ticket",
        "kitchen",
    ];

    private readonly Random _random;
    private readonly string _notes;
    private int _tasks;
    private int _noteCount;
    private long _clock = FirstTime;

    public BusyHome(TempFolder folder, int seed, int tasks, int notes)
    {
        _random = new Random(seed);
        Canaries = Support.Canaries.Make(_random);
        Path = folder.CopyOf(Paths.Home, "home");
        _notes = Directory.CreateDirectory(System.IO.Path.Combine(Path, ".openclaw", "workspace", "memory", "busy")).FullName;
        Add(tasks, notes);
    }

    public string Path { get; }

    /// <summary>The canaries in addition to the secrets of the sample home.</summary>
    public IReadOnlyList<Canary> Canaries { get; }

    public string Database => System.IO.Path.Combine(Path, ".openclaw", "state", "openclaw.sqlite");

    /// <summary>Changes the home as OpenClaw does between two runs: tasks progress, others start, notes are added and extended.</summary>
    public void GoOn()
    {
        using (var connection = Open())
        {
            Run(
                connection,
                "UPDATE task_runs SET terminal_summary = $text, last_event_at = $now WHERE rowid % 40 = $which",
                ("$text", Sentence()),
                ("$now", ++_clock),
                ("$which", _random.Next(40))
            );
        }

        Add(10, 2);
        File.AppendAllText(NotePath(_random.Next(_noteCount)), $"\n## Later {_clock}\n\n{Sentence()}\n");
    }

    public void Execute(string sql, params (string Name, object Value)[] values)
    {
        using var connection = Open();
        Run(connection, sql, values);
    }

    public void Write(string note, string text) => File.WriteAllText(System.IO.Path.Combine(_notes, note), text);

    public void Remove(string notes)
    {
        foreach (var file in Directory.GetFiles(_notes, notes))
        {
            File.Delete(file);
        }
    }

    private string NotePath(int index) => System.IO.Path.Combine(_notes, $"note-{index:d5}.md");

    private void Add(int tasks, int notes)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        for (var last = _tasks + tasks; _tasks < last; _tasks++)
        {
            AddTask(connection, _tasks);
        }

        transaction.Commit();
        for (var last = _noteCount + notes; _noteCount < last; _noteCount++)
        {
            File.WriteAllText(
                NotePath(_noteCount),
                $"# Note {_noteCount}\n\n{Sentence()}\n\n## Morning\n\n{Sentence()}\n{Secret(_noteCount)}\n\n## Evening\n\n- "
                    + $"{Sentence()}\n- {Sentence()}\n"
            );
        }
    }

    private void AddTask(SqliteConnection connection, int index) =>
        Run(
            connection,
            """
            INSERT INTO task_runs (task_id, runtime, owner_key, scope_kind, agent_id, label, task, status, delivery_status,
              notify_policy, created_at, last_event_at, terminal_summary)
            VALUES ($id, 'subagent', 'agent:main:main', 'session', 'main', $label, 'stays here', 'succeeded', 'delivered', 'silent',
              $now, $now, $summary)
            """,
            ("$id", new Guid(index, 7, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1).ToString("D")),
            ("$label", $"Task {index}"),
            ("$now", ++_clock),
            ("$summary", $"{Sentence()}\n{Secret(index)}")
        );

    private string Secret(int index) => index % 10 == 0 ? Canaries[index / 10 % Canaries.Count].Text : "Nothing to hide.";

    private string Sentence() => string.Join(' ', Enumerable.Range(0, 12).Select(_ => Words[_random.Next(Words.Length)])) + ".";

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql, params (string Name, object Value)[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
