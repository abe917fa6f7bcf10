using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>
/// A table or database of a home that is not as OpenClaw makes it costs what it holds. Everything else is read, and nothing is taken as
/// deleted.
/// </summary>
public sealed class OddStoreTests : IDisposable
{
    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS task_id FROM n WHERE i < 0";

    // SQLite evaluates a new column of a strict table at once.
    private const string Loose = "CREATE TABLE copied AS SELECT * FROM {0}; DROP TABLE {0}; ALTER TABLE copied RENAME TO {0};";

    private static readonly Dictionary<string, OddTable> Tables = new()
    {
        ["tasks"] = new("state/openclaw.sqlite", "task_runs", "task_id", "new-task"),
        ["jobs"] = new("state/openclaw.sqlite", "cron_jobs", "job_id", "new-job"),
        ["run logs"] = new("state/openclaw.sqlite", "cron_run_logs", "job_id", "cron-run/logged/1795892700000"),
        ["flows"] = new("state/openclaw.sqlite", "flow_runs", "flow_id", "flow/new-flow"),
        ["older tasks"] = new("tasks/runs.sqlite", "task_runs", "task_id", "old-task"),
        ["older flows"] = new("flows/registry.sqlite", "flow_runs", "flow_id", "flow/old-flow"),
        ["cards"] = new("plugins/workboard/workboard.sqlite", "workboard_cards", "id", "card/a-card"),
    };

    private static readonly Dictionary<string, string> OddSql = new()
    {
        ["a broken view"] = "DROP TABLE {0}; CREATE VIEW {0} AS SELECT * FROM missing",
        ["a view"] = "ALTER TABLE {0} RENAME TO other; CREATE VIEW {0} AS SELECT * FROM other",
        ["an endless view"] = "DROP TABLE {0}; CREATE VIEW {0} AS " + Endless,
        ["a virtual table"] = "DROP TABLE {0}; CREATE VIRTUAL TABLE {0} USING fts5({1})",
        ["a virtual table without its module"] =
            "DROP TABLE {0}; PRAGMA writable_schema = ON; INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) "
            + "VALUES ('table', '{0}', '{0}', 0, 'CREATE VIRTUAL TABLE {0} USING missing_module({1})')",
        ["a table without the key"] = "ALTER TABLE {0} RENAME COLUMN {1} TO renamed",
        ["a table of something else"] = "DROP TABLE {0}; CREATE TABLE {0} (what); INSERT INTO {0} VALUES (x'00ff')",
        ["a table without columns that are known"] = "DROP TABLE {0}; CREATE TABLE {0} (x TEXT) STRICT",
        ["a key that is computed and fails"] =
            Loose + "ALTER TABLE {0} RENAME COLUMN {1} TO renamed; ALTER TABLE {0} ADD COLUMN {1} TEXT AS (json(renamed || '{{')) VIRTUAL",
    };

    private static readonly Dictionary<string, string> HarmlessSql = new()
    {
        ["no keys and types"] = Loose,
        ["triggers"] = "CREATE TRIGGER t AFTER INSERT ON {0} BEGIN SELECT raise(ABORT, 'no'); END",
        ["a generated key"] = "ALTER TABLE {0} RENAME COLUMN {1} TO renamed; ALTER TABLE {0} ADD COLUMN {1} TEXT AS (renamed) VIRTUAL",
        ["columns in capitals"] = "ALTER TABLE {0} RENAME COLUMN {1} TO upper_{1}; ALTER TABLE {0} RENAME COLUMN upper_{1} TO [{2}]",
        ["another name in capitals"] = "ALTER TABLE {0} RENAME TO other; ALTER TABLE other RENAME TO [{3}]",
        ["broken views beside it"] = "CREATE VIEW broken AS SELECT * FROM missing",
        ["an index on an expression"] = "CREATE INDEX i ON {0} (lower({1}))",
        ["a computed column that nobody asks for"] = Loose + "ALTER TABLE {0} ADD COLUMN extra TEXT AS (json('{{')) VIRTUAL",
    };

    private static readonly Dictionary<string, Action<string>> Damages = new()
    {
        ["is a text"] = file => File.WriteAllText(file, "This is not a database, but a note of more than one hundred characters. " + file),
        ["is encrypted"] = file => File.WriteAllBytes(file, [.. Enumerable.Range(0, 8192).Select(index => (byte)(index * 7919 >> 3))]),
        ["is cut off"] = file => Change(file, bytes => bytes[..(bytes.Length / 2)]),
        ["has a damaged schema"] = file => Change(file, bytes => Fill(bytes, 100, 400)),
        ["has damaged pages"] = file => Change(file, bytes => Fill(bytes, 4096, bytes.Length - 4096)),
        ["has a foreign page size"] = file => Change(file, bytes => Fill(bytes, 16, 2)),
    };

    private readonly SyncBench _bench = new(Build);

    public static TheoryData<string, string> OddTables => Pairs(Tables.Keys, OddSql.Keys);

    public static TheoryData<string, string> HarmlessTables => Pairs(Tables.Keys, HarmlessSql.Keys);

    public static TheoryData<string, string> DamagedFiles => Pairs(Tables.Values.Select(table => table.Store).Distinct(), Damages.Keys);

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(OddTables))]
    public void An_odd_table_costs_its_own_records_only(string store, string oddity)
    {
        var table = Tables[store];
        Run(table, OddSql[oddity]);

        var (records, problems) = Reading.All(_bench.Home, _bench.Folder);

        // The name of a run comes from its job, and a run that has no task is a record of its own.
        Assert.Equal(Expected(table.Id), records.Select(Id).Order(StringComparer.Ordinal));
        var errors = problems.Where(problem => problem.Severity == ProblemSeverity.Error).ToList();
        Assert.All(errors, problem => Assert.StartsWith($".openclaw/{table.Store}", problem.Place, StringComparison.Ordinal));
        Assert.Contains(errors, problem => problem.ToString().Contains(table.Name, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(OddTables))]
    public void Nothing_of_an_odd_table_is_removed(string store, string oddity)
    {
        _bench.Sync();
        var before = _bench.Rows();
        Run(Tables[store], OddSql[oddity]);

        var run = _bench.Sync(new SyncOptions { Prune = new PruneOptions(100) });

        Assert.Equal("partial", run.Status);
        Assert.DoesNotContain(_bench.Problems, problem => problem.ErrorId == ErrorIds.Unexpected);
        Assert.DoesNotContain("removedAt=", _bench.Rows(), StringComparison.Ordinal);
        Assert.Equal(before.Split('\n').Length, _bench.Rows().Split('\n').Length);
        Assert.DoesNotContain("status=lost", _bench.Rows(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(HarmlessTables))]
    public void What_does_not_concern_the_records_costs_none(string store, string oddity)
    {
        Run(Tables[store], HarmlessSql[oddity]);

        var (records, problems) = Reading.All(_bench.Home, _bench.Folder);

        Assert.Equal(Expected(null), records.Select(Id).Order(StringComparer.Ordinal));
        Assert.Empty(problems);
    }

    [Theory]
    [MemberData(nameof(DamagedFiles))]
    public void A_damaged_database_costs_its_own_records_and_nothing_is_removed(string store, string damage)
    {
        _bench.Sync();
        var before = _bench.Rows().Split('\n').Length;
        Damages[damage](Path.Combine(_bench.Home, ".openclaw", store));

        var run = _bench.Sync(new SyncOptions { Prune = new PruneOptions(100) });

        Assert.Equal("partial", run.Status);
        Assert.Contains(
            _bench.Problems,
            problem => problem.Place == $".openclaw/{store}" && problem.ErrorId is ErrorIds.SourceCorrupt or ErrorIds.SourceUnreadable
        );
        Assert.DoesNotContain(_bench.Problems, problem => problem.ErrorId == ErrorIds.Unexpected);
        Assert.DoesNotContain("removedAt=", _bench.Rows(), StringComparison.Ordinal);
        Assert.Equal(before, _bench.Rows().Split('\n').Length);
        Assert.Contains(Reading.All(_bench.Home, _bench.Folder).Records, record => record is MemoryRecord);
    }

    private void Run(OddTable table, string sql) =>
        HomeBuilder.Execute(
            Path.Combine(_bench.Home, ".openclaw", table.Store),
            string.Format(
                System.Globalization.CultureInfo.InvariantCulture,
                sql,
                table.Name,
                table.Key,
                table.Key.ToUpperInvariant(),
                table.Name.ToUpperInvariant()
            )
        );

    private static IEnumerable<string> Expected(string? without) =>
        Tables
            .Values.Select(table => table.Id)
            .Concat(["old-job", "cron-run/filed/1795892700000", "Note"])
            .Where(id => id != without)
            .Order(StringComparer.Ordinal);

    private static string Id(OpenClawRecord record) =>
        record switch
        {
            TaskRecord task => task.Id,
            CronJobRecord job => job.Id,
            MemoryRecord entry => entry.Title!,
            _ => throw new InvalidOperationException(),
        };

    private static string Build(TempFolder folder)
    {
        const string Flow = """
            CREATE TABLE flow_runs (flow_id TEXT, owner_key TEXT, status TEXT, goal TEXT, created_at INTEGER, updated_at INTEGER);
            INSERT INTO flow_runs VALUES ('{0}', 'agent:main:main', 'succeeded', 'A flow', 1795172400000, 1795172461000);
            """;
        var home = TaskStore.Create(
            folder,
            TaskStore.Task(("task_id", "new-task"), ("runtime", "acp"), ("status", "running"))
                + TaskStore.Job("new-job", "New job")
                + TaskStore.Log("""{"jobId":"logged","ts":1795892701000,"runAtMs":1795892700000,"status":"ok"}""")
                + Flow.Replace("{0}", "new-flow", StringComparison.Ordinal)
        );
        HomeBuilder.CreateStore(
            home,
            "tasks/runs.sqlite",
            """
            CREATE TABLE task_runs (task_id TEXT PRIMARY KEY, runtime TEXT, status TEXT, created_at INTEGER);
            INSERT INTO task_runs VALUES ('old-task', 'acp', 'succeeded', 1795172400000);
            """
        );
        HomeBuilder.CreateStore(home, "flows/registry.sqlite", Flow.Replace("{0}", "old-flow", StringComparison.Ordinal));
        HomeBuilder.CreateStore(
            home,
            "plugins/workboard/workboard.sqlite",
            """
            CREATE TABLE workboard_cards (id TEXT PRIMARY KEY, title TEXT, status TEXT, created_at INTEGER);
            INSERT INTO workboard_cards VALUES ('a-card', 'A card', 'todo', 1795172400000);
            """
        );
        folder.Write("home/.openclaw/cron/jobs.json", """{"version":1,"jobs":[{"id":"old-job","name":"Old job"}]}""");
        folder.Write(
            "home/.openclaw/cron/runs/filed.jsonl",
            """{"jobId":"filed","ts":1795892701000,"runAtMs":1795892700000,"status":"ok","action":"finished"}""" + "\n"
        );
        folder.Write("home/.openclaw/workspace/MEMORY.md", "# Note\n\nSomething.\n");
        return home;
    }

    private static void Change(string file, Func<byte[], byte[]> change) => File.WriteAllBytes(file, change(File.ReadAllBytes(file)));

    private static byte[] Fill(byte[] bytes, int start, int length)
    {
        bytes.AsSpan(start, length).Fill(0xA5);
        return bytes;
    }

    private static TheoryData<string, string> Pairs(IEnumerable<string> first, IEnumerable<string> second)
    {
        var pairs = new TheoryData<string, string>();
        foreach (var (one, other) in first.SelectMany(one => second.Select(other => (one, other))))
        {
            pairs.Add(one, other);
        }

        return pairs;
    }

    private sealed record OddTable(string Store, string Name, string Key, string Id);
}
