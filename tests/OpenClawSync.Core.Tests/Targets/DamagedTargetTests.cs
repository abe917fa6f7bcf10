using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.State;
using OpenClawSync.Targets.Ledgers;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Core.Tests.Targets;

/// <summary>
/// Whatever is damaged in the file of a target: each command either works or reports the damage, and the file is neither deleted nor
/// replaced.
/// </summary>
public sealed class DamagedTargetTests(ITestOutputHelper output) : IDisposable
{
    private const int PageSize = 4096;

    private static readonly string[] Expected =
    [
        ErrorIds.TargetCorrupt,
        ErrorIds.TargetNotRecognized,
        ErrorIds.TargetUnavailable,
        ErrorIds.InstanceConflict,
    ];

    private static readonly SyncOptions Prune = new() { Prune = new PruneOptions(100) };

    private readonly SyncBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("zeros")]
    [InlineData("ones")]
    [InlineData("noise")]
    [InlineData("a changed header")]
    public void A_damaged_page_is_reported(string pattern)
    {
        var whole = Prepare();
        for (var page = 0; page < whole.Length / PageSize; page++)
        {
            var damaged = whole.ToArray();
            Damage(damaged.AsSpan(page * PageSize, PageSize), pattern, new Random(page));
            Check(damaged, $"page {page + 1}");
        }
    }

    [Fact]
    public void A_value_that_this_module_did_not_write_is_reported()
    {
        var whole = Prepare();
        foreach (var (table, column, type) in Columns())
        {
            File.WriteAllBytes(_bench.Target, whole);
            HomeBuilder.Execute(
                _bench.Target,
                $"PRAGMA ignore_check_constraints = ON; UPDATE OR IGNORE {table} SET {column} = "
                    + type switch
                    {
                        "INTEGER" => $"{long.MaxValue}",
                        "BLOB" => "x'78'",
                        _ => "'x'",
                    }
            );
            Check(File.ReadAllBytes(_bench.Target), $"{table}.{column}");
        }
    }

    [Fact]
    public void A_missing_table_is_reported()
    {
        var whole = Prepare();
        foreach (var table in Columns().Select(column => column.Table).Distinct())
        {
            File.WriteAllBytes(_bench.Target, whole);
            HomeBuilder.Execute(_bench.Target, $"DROP TABLE {table}");
            Check(File.ReadAllBytes(_bench.Target), $"no {table}");
        }
    }

    private byte[] Prepare()
    {
        _bench.Sync();
        HomeBuilder.Execute(
            _bench.Target,
            """
            INSERT INTO ledgerLetters (ledgerId, letterId, kind, reason, policyId, attempts, firstAt, lastAt)
            SELECT ledgerId, 'task:x', 0, 'RowRefused', 'p', 1, 1, 1 FROM ledgers;
            """
        );
        HomeBuilder.Execute(_bench.Target, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
        return File.ReadAllBytes(_bench.Target);
    }

    private List<(string Table, string Column, string Type)> Columns()
    {
        using var connection = HomeBuilder.Open(_bench.Target);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT s.name, c.name, c.type FROM sqlite_schema s JOIN pragma_table_info(s.name) c WHERE s.type = 'table'";
        using var reader = command.ExecuteReader();
        var columns = new List<(string, string, string)>();
        while (reader.Read())
        {
            columns.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        return columns;
    }

    private void Check(byte[] damaged, string what)
    {
        foreach (var (name, command) in Commands())
        {
            File.Delete(_bench.Target + "-wal");
            File.Delete(_bench.Target + "-shm");
            File.WriteAllBytes(_bench.Target, damaged);
            var failure = Record.Exception(command);

            Assert.True(
                failure is null || (failure is OpenClawSyncException known && Expected.Contains(known.ErrorId)),
                $"{what}: {name}: {failure}"
            );
            output.WriteLine($"{what}: {name}: {(failure as OpenClawSyncException)?.ErrorId}");
            Assert.True(new FileInfo(_bench.Target).Length >= damaged.Length, $"{what}: {name}: the file is smaller");
        }
    }

    private IEnumerable<(string Name, Action Command)> Commands() =>
        [
            ("sync", () => _bench.Sync(Prune)),
            ("plan", () => _bench.Plan()),
            ("runs", () => Read(view => view.ReadRuns())),
            ("rows", () => Read(view => view.ReadRows(RecordKinds.All, CancellationToken.None).Count())),
            ("identity", () => Read(view => (view.Identity, view.SchemaVersion))),
            ("dead letters", () => ReadMemory(memory => memory.ReadDeadLetters())),
            ("cursors", () => ReadMemory(memory => memory.ReadCursors())),
        ];

    private void Read<T>(Func<SqliteView, T> read)
    {
        using var view = SqliteView.Open(_bench.Target);
        read(view);
    }

    private void ReadMemory<T>(Func<TargetMemory, T> read)
    {
        using var memory = TargetMemory.Find(
            _bench.Target,
            TargetFile.OpenForReading(_bench.Target),
            new LedgerName("", InstanceId.None, null),
            failure => TargetErrors.Translate(_bench.Target, failure)
        );
        if (memory is not null)
        {
            read(memory);
        }
    }

    private static void Damage(Span<byte> page, string pattern, Random random)
    {
        switch (pattern)
        {
            case "zeros":
                page.Clear();
                break;
            case "ones":
                page.Fill(0xFF);
                break;
            case "noise":
                random.NextBytes(page);
                break;
            default:
                random.NextBytes(page[..12]);
                break;
        }
    }
}
