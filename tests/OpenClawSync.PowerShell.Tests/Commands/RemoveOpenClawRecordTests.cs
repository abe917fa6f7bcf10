using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using OpenClawSync.Erasure;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>Erasing rows of a SQLite target.</summary>
public sealed class RemoveOpenClawRecordTests : CommandTest
{
    private const string Word = "Quetzalcoatlus";

    private string Sync => $"Invoke-OpenClawSync '{Home}' -Target '{Target}'";

    private string Erase => $"Remove-OpenClawRecord -Target '{Target}' -Confirm:$false";

    [Fact]
    public void Erased_content_is_in_no_file_any_more_and_comes_back_only_from_the_source()
    {
        var note = Path.Combine(Home, ".openclaw/workspace/memory/2026-11-01.md");
        File.WriteAllText(note, $"# Bird\n\n{string.Join('\n', Enumerable.Range(0, 400).Select(line => $"- {Word} number {line}"))}\n");
        Run(Sync);
        Assert.True(IsInFiles(Word));
        File.Delete(note);

        var erased = Assert.Single(Run($"Find-OpenClawRecord {Word} -Target '{Target}' | {Erase}").Of<ErasedRecords>());

        Assert.True(erased is { MemoryEntries: > 0, Tasks: 0, CronJobs: 0, Failed: 0, Purged: true });
        Assert.False(IsInFiles(Word));
        Assert.Equal((0L, 0L), Counts(Assert.Single(Run(Sync).Of<SyncRun>())));
        Assert.Empty(Run($"Find-OpenClawRecord {Word} -Target '{Target}'").Output);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_a_damaged_target_nothing_is_erased_and_the_report_stays(int page)
    {
        Run(Sync);
        using (var connection = SqliteDatabase.OpenReadWrite(Target))
        {
            SqliteDatabase.Purge(connection);
        }

        using (var file = File.OpenWrite(Target))
        {
            file.Position = page * 4096L;
            file.Write(RandomNumberGenerator.GetBytes(4096));
        }

        var report = Directory.GetFiles(Path.GetDirectoryName(Target)!, "*report*.json", SearchOption.AllDirectories);
        var failed = Run($"{Erase} -Agent ops");

        Assert.StartsWith(ErrorIds.TargetCorrupt, failed.ErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(report);
        Assert.All(report, file => Assert.True(File.Exists(file)));
    }

    [Fact]
    public void What_the_source_still_has_is_stored_again_by_the_next_sync()
    {
        Run(Sync);

        var erased = Assert.Single(Run($"{Erase} -Agent ops").Of<ErasedRecords>());

        Assert.True(erased.Tasks + erased.CronJobs + erased.MemoryEntries > 0);
        Assert.Empty(Run($"Find-OpenClawRecord -Agent ops -Target '{Target}' -ErrorAction SilentlyContinue").Output);
        var run = Assert.Single(Run(Sync).Of<SyncRun>());
        Assert.Equal((erased.Tasks + erased.CronJobs + erased.MemoryEntries, 0L), Counts(run));
    }

    [Theory]
    [InlineData("-Kind Cron", "kind = 1")]
    [InlineData("-Before 2026-11-20T00:00:00Z", "time < 1795132800000")]
    [InlineData("-After 2026-11-20T00:00:00Z", "time >= 1795132800000")]
    [InlineData("-SourceKey memory:main/*", "key LIKE 'memory:main/%'")]
    public void Only_chosen_rows_are_erased(string parameters, string condition)
    {
        const string Rows = """
            (SELECT sourceKey AS key, sourceUpdatedAt AS time, 0 AS kind FROM openclawTasks
            UNION ALL SELECT sourceKey, sourceUpdatedAt, 1 FROM openclawCronJobs
            UNION ALL SELECT sourceKey, sourceUpdatedAt, 2 FROM openclawMemoryEntries)
            """;
        Run(Sync);
        var (all, chosen) = (
            (long)Scalar($"SELECT count(*) FROM {Rows}")!,
            (long)Scalar($"SELECT count(*) FROM {Rows} WHERE {condition}")!
        );
        Assert.InRange(chosen, 1, all - 1);

        Assert.Empty(Run($"{Erase} {parameters} -WhatIf").Output);
        Assert.Equal(all, Scalar($"SELECT count(*) FROM {Rows}"));
        Run($"{Erase} {parameters}");

        Assert.Equal(0L, Scalar($"SELECT count(*) FROM {Rows} WHERE {condition}"));
        Assert.Equal(all - chosen, Scalar($"SELECT count(*) FROM {Rows}"));
    }

    [Fact]
    public void Everything_of_an_instance_is_erased_and_other_instances_keep_theirs()
    {
        Run(Sync);
        File.WriteAllText(Path.Combine(Home, ".openclaw/workspace/memory/bad.md"), "a\0\u0001\0\u0002\0\u0003\0\u0004b");
        Run($"{Sync} -InstanceId laptop -ErrorAction SilentlyContinue");
        Assert.Equal(1L, Scalar("SELECT count(*) FROM ledgerLetters"));

        var erased = Assert.Single(Run($"{Erase} -All -InstanceId laptop").Of<ErasedRecords>());

        Assert.Equal(
            (SampleHome.RecordCount, 1L, 1L),
            (erased.Tasks + erased.CronJobs + erased.MemoryEntries, erased.DeadLetters, erased.Runs)
        );
        Assert.Equal(1L, Scalar("SELECT count(*) FROM openclawSyncRuns"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM ledgerMarks m JOIN ledgers l USING (ledgerId) WHERE l.instanceId = 'laptop'"));
        Assert.False(IsInFiles("laptop/"));
        Assert.Equal((0L, 0L), Counts(Assert.Single(Run($"{Sync} -ErrorAction SilentlyContinue").Of<SyncRun>())));
        Assert.Equal(
            (SampleHome.RecordCount, 0L),
            Counts(Assert.Single(Run($"{Sync} -InstanceId laptop -ErrorAction SilentlyContinue").Of<SyncRun>()))
        );
    }

    [Fact]
    public void A_row_of_another_instance_is_not_erased()
    {
        Run($"{Sync} -InstanceId laptop");

        var result = Run($"Find-OpenClawRecord -First 1 -Target '{Target}' | {Erase}");

        Assert.StartsWith("RecordNotFound,", result.ErrorId, StringComparison.Ordinal);
        Assert.Equal(SampleHome.RecordCount, Run($"Find-OpenClawRecord -Target '{Target}'").Output.Count);
    }

    [Fact]
    public void Rows_that_were_found_in_another_target_are_refused()
    {
        var other = Path.Combine(Folder["."], "other.db");
        Run(Sync);
        Run($"Invoke-OpenClawSync '{Home}' -Target '{other}'");

        var result = Run($"Find-OpenClawRecord -Target '{other}' | {Erase}");

        Assert.StartsWith("InputInvalid,", result.ErrorId, StringComparison.Ordinal);
        Assert.Equal(SampleHome.RecordCount, Run($"Find-OpenClawRecord -Target '{Target}'").Output.Count);
    }

    [Fact]
    public void Repeating_an_erasure_completes_it_once_no_other_program_has_the_file_open()
    {
        var note = Path.Combine(Home, ".openclaw/workspace/memory/2026-11-01.md");
        File.WriteAllText(note, $"# Bird\n\n{Word}\n");
        Run(Sync);
        File.Delete(note);
        ErasedRecords first;
        using (var reader = new SqliteConnection($"Data Source={Target};Mode=ReadOnly;Pooling=False"))
        {
            reader.Open();
            using var begin = reader.CreateCommand();
            begin.CommandText = "BEGIN; SELECT count(*) FROM openclawTasks";
            begin.ExecuteScalar();
            first = Assert.Single(Run($"{Erase} -SourceKey *2026-11-01*").Of<ErasedRecords>());
        }

        var again = Assert.Single(Run($"{Erase} -SourceKey *2026-11-01*").Of<ErasedRecords>());

        Assert.True(first is { MemoryEntries: > 0, Purged: false });
        Assert.True(again is { MemoryEntries: 0, Purged: true });
        Assert.False(IsInFiles(Word));
    }

    [Fact]
    public void Without_a_choice_nothing_is_erased()
    {
        Run(Sync);

        Assert.StartsWith("InputInvalid,", Run(Erase).ErrorId, StringComparison.Ordinal);
        Assert.StartsWith("AgentNotFound,", Run($"{Erase} -Agent nobody").ErrorId, StringComparison.Ordinal);
        Assert.Equal(SampleHome.RecordCount, Run($"Find-OpenClawRecord -Target '{Target}'").Output.Count);
    }

    private static (long, long) Counts(SyncRun run) => (run.Created, run.Updated);

    // In the target, its log, and every file of the state folder.
    private bool IsInFiles(string text) =>
        Directory
            .EnumerateFiles(Folder["."], "mission-control.db*")
            .Concat(Directory.EnumerateFiles(Folder["state"], "*", SearchOption.AllDirectories))
            .Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);
}
