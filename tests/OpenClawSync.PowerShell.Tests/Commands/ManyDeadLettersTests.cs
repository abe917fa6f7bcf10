using System.Text;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Fingerprint;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>Dead letters of rejected rows, as many as a target leaves that rejects everything for a long time.</summary>
public sealed class ManyDeadLettersTests : CommandTest
{
    private const int Count = 20_000;
    private const int Retried = 2_100;

    public ManyDeadLettersTests()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");
        Add(Count);
    }

    private long Kept => (long)Scalar("SELECT count(*) FROM ledgerLetters")!;

    [Fact]
    public void They_are_listed_retried_and_removed_in_batches()
    {
        var run = Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");
        Assert.Contains("More than 1000 dead letters are pending.", run.Streams, StringComparison.Ordinal);
        Assert.Equal(Count, Kept);

        var ids = Run($"Get-OpenClawDeadLetter -Target '{Target}' | ForEach-Object Id").Of<string>();
        Assert.Equal(Count, ids.Distinct(StringComparer.Ordinal).Count());

        var retried = Run($"@(Get-OpenClawDeadLetter -Target '{Target}')[0..{Retried - 1}] | Push-OpenClawRecord -Target '{Target}'");
        retried.Succeeded();
        Assert.Equal(Retried, retried.Of<PushResult>().Count);
        Assert.All(retried.Of<PushResult>(), result => Assert.True(result.Status != PushStatus.Skipped, result.Notes));
        Assert.Equal(Count - Retried, Kept);

        Run($"Get-OpenClawDeadLetter -Target '{Target}' | Remove-OpenClawDeadLetter -Target '{Target}'").Succeeded();
        Assert.Equal(0, Kept);
    }

    [Fact]
    public void Only_one_page_of_them_is_read_ahead()
    {
        var read = Run(
            $"$first = $true; Get-OpenClawDeadLetter -Target '{Target}' | ForEach-Object {{ "
                + $"if ($first) {{ Get-OpenClawDeadLetter -Target '{Target}' | Remove-OpenClawDeadLetter -Target '{Target}' }}; "
                + "$first = $false; $_ }"
        );

        Assert.InRange(read.Of<DeadLetter>().Count, 1, 1_000);
    }

    private void Add(int count)
    {
        StoredRecord row;
        using (var view = SqliteView.Open(Target))
        {
            row = view.ReadRows(RecordKinds.All, CancellationToken.None).First(row => row.Kind == RecordKind.Memory);
        }

        using var connection = HomeBuilder.Open(Target);
        using var command = connection.CreateCommand();
        command.CommandText = """
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $count)
            INSERT INTO ledgerLetters
            SELECT ledgerId, $key || '-' || n, 2, $key || '-' || n, NULL, x'00', $row, 'Refused', 'p', 1, 1, 1, 'r'
            FROM numbers JOIN ledgers ON source <> ''
            """;
        command.Parameters.AddWithValue("$count", count);
        command.Parameters.AddWithValue("$key", row.SourceKey);
        command.Parameters.AddWithValue("$row", Encoding.UTF8.GetString(CanonicalJson.Utf8(row.Row)));
        command.ExecuteNonQuery();
    }
}
