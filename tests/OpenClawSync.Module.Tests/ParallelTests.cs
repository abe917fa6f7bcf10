using Microsoft.Data.Sqlite;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests;

/// <summary>ForEach-Object -Parallel: runspaces of one process, which share static state, the state folder and targets.</summary>
public sealed class ParallelTests : IDisposable
{
    private const int Runspaces = 8;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Parallel_runspaces_read_protect_and_find_what_a_single_one_does()
    {
        // The first use of all, so they also import the module, load the core and make the installation's key at the same time.
        var together = InParallel(Fingerprints);
        var alone = Run($"Import-Module '{Paths.Module}'\n{Fingerprints}");

        Assert.Equal(Runspaces, together.Length);
        Assert.Contains("hmac1:", alone[0], StringComparison.Ordinal);
        Assert.Contains("found ", alone[0], StringComparison.Ordinal);
        Assert.All(together, line => Assert.Equal(alone[0], line));
    }

    [Fact]
    public void Parallel_pushes_to_separate_targets_store_what_a_single_one_does()
    {
        var lines = InParallel(Push($"{_folder.Path}/$_.db"));
        var alone = Run($"Import-Module '{Paths.Module}'\n{Push($"{_folder.Path}/alone.db")}");

        Assert.Equal([$"{SampleHome.RecordCount} created, 0 unchanged"], alone);
        Assert.All(lines, line => Assert.Equal(alone[0], line));
        Assert.Equal(Runspaces, lines.Length);
        Assert.Equal(SampleHome.RecordCount, Rows("alone.db").Length);
        Assert.All(Enumerable.Range(1, Runspaces), number => Assert.Equal(Rows("alone.db"), Rows($"{number}.db")));
    }

    [Fact]
    public void Parallel_pushes_to_one_target_create_each_row_once()
    {
        var lines = InParallel(Push($"{_folder.Path}/one.db"));

        var counts = lines
            .Select(line => line.Split(' '))
            .Select(words => (Created: int.Parse(words[0]), Unchanged: int.Parse(words[2])))
            .ToList();
        Assert.Equal(Runspaces, counts.Count);
        Assert.All(counts, count => Assert.Equal(SampleHome.RecordCount, count.Created + count.Unchanged));
        Assert.Equal(SampleHome.RecordCount, counts.Sum(count => count.Created));
        Run($"Import-Module '{Paths.Module}'\n{Push($"{_folder.Path}/alone.db")}");
        Assert.Equal(Rows("alone.db"), Rows("one.db"));
    }

    [Fact]
    public void Parallel_syncs_either_run_or_report_RunInProgress_while_the_log_is_read()
    {
        Run($"Import-Module '{Paths.Module}'\n$null = Invoke-OpenClawSync -Path '{Paths.Home}'");

        var lines = InParallel(
            $$"""
            try {
                if ($_ % 2) { (Invoke-OpenClawSync -Path '{{Paths.Home}}' -Full).Status }
                else { 'read ' + @(1..20 | ForEach-Object { @(Get-OpenClawSyncRun).Count } | Where-Object { $_ -ge 1 }).Count }
            }
            catch { $_.FullyQualifiedErrorId.Split(',')[0] }
            """
        );

        Assert.Equal(Runspaces, lines.Length);
        Assert.All(lines, line => Assert.Contains(line, (string[])["succeeded", "RunInProgress", "read 20"]));
        Assert.Contains("succeeded", lines);
        Assert.Equal(Runspaces / 2, lines.Count(line => line == "read 20"));
        var logged = Run($"Import-Module '{Paths.Module}'\n@(Get-OpenClawSyncRun -Status succeeded).Count");
        Assert.Equal($"{lines.Count(line => line == "succeeded") + 1}", logged[0]);
    }

    private static string Fingerprints =>
        $$"""
            $records = @(Get-OpenClawRecord -Path '{{Paths.Home}}' | Protect-OpenClawRecord |
              ForEach-Object { "$($_.SourceKey) $($_.Fingerprint) $($_.ContentHash)" })
            $secrets = @(Find-OpenClawSecret -Path '{{Paths.Home}}' | ForEach-Object { "found $($_.RuleId) $($_.StartLine) $($_.Hash)" })
            [string]::Join('; ', $records + $secrets)
            """;

    private static string Push(string target) =>
        $$"""
            $results = @(Get-OpenClawRecord -Path '{{Paths.Home}}' | Protect-OpenClawRecord | Push-OpenClawRecord -Target "{{target}}")
            $counts = 'Created', 'Unchanged' | ForEach-Object { $status = $_; @($results | Where-Object Status -eq $status).Count }
            "$($counts[0]) created, $($counts[1]) unchanged"
            """;

    private string[] InParallel(string commands) =>
        Run(
            $$"""
            1..{{Runspaces}} | ForEach-Object -Parallel {
                Import-Module '{{Paths.Module}}'
                {{commands}}
            } -ThrottleLimit {{Runspaces}}
            """
        );

    private string[] Run(string script)
    {
        var settings = new PwshSettings { StateFolder = Path.Combine(_folder.Path, "state"), WorkingFolder = _folder.Path };
        return PwshProcess.Run(settings with { Module = null }, $"& '{_folder.File("parallel.ps1", script)}'").Succeeded();
    }

    private string[] Rows(string target)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, target)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            string.Join(
                " UNION ALL ",
                ((string[])["openclawTasks", "openclawCronJobs", "openclawMemoryEntries"]).Select(table =>
                    $"SELECT sourceKey || ' ' || fingerprint || ' ' || coalesce(contentHash, '') FROM {table}"
                )
            ) + " ORDER BY 1";
        using var reader = command.ExecuteReader();
        return [.. Read(reader)];
    }

    private static IEnumerable<string> Read(SqliteDataReader reader)
    {
        while (reader.Read())
        {
            yield return reader.GetString(0);
        }
    }
}
