using Microsoft.Data.Sqlite;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Core.Tests.Storage;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Path => _folder["data.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Opening_for_writing_does_not_create_a_missing_file()
    {
        var failure = Assert.Throws<SqliteException>(() => SqliteDatabase.OpenReadWrite(Path));

        Assert.Equal(SqliteCodes.CannotOpen, failure.SqliteErrorCode);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path));
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public void Opening_for_reading_changes_nothing_and_reads_the_rows(string journal)
    {
        HomeBuilder.Execute(Path, $"PRAGMA journal_mode = {journal}; CREATE TABLE t (a); INSERT INTO t VALUES (1)");
        var before = FolderState.Of(_folder.Path);

        using (var connection = SqliteDatabase.OpenReadOnly(Path))
        {
            Assert.Equal(1L, Sql.Scalar(connection, "SELECT a FROM t"));
            Assert.Equal(before, FolderState.Of(_folder.Path));
            Assert.Throws<SqliteException>(() => Sql.Run(connection, "INSERT INTO t VALUES (2)"));
        }

        Assert.Equal(before, FolderState.Of(_folder.Path));
    }

    [Fact]
    public void A_shared_connection_keeps_writers_from_committing_while_it_reads()
    {
        HomeBuilder.Execute(Path, "CREATE TABLE t (a)");
        using var writer = SqliteDatabase.OpenReadWrite(Path);
        using (var reader = SqliteDatabase.OpenShared(Path))
        {
            Sql.Scalar(reader, "BEGIN; SELECT count(*) FROM t");

            var failure = Assert.Throws<SqliteException>(() => Sql.Run(writer, "INSERT INTO t VALUES (1)"));
            Assert.Equal(SqliteCodes.Busy, failure.SqliteErrorCode);
        }

        Assert.Equal(1, Sql.Run(writer, "INSERT INTO t VALUES (1)"));
    }

    [Fact]
    public void A_failed_preparation_closes_the_connection()
    {
        HomeBuilder.Execute(Path, "CREATE TABLE t (a)");
        SqliteConnection? opened = null;

        Assert.Throws<TimeoutException>(() =>
            SqliteDatabase.OpenReadWrite(
                Path,
                connection =>
                {
                    opened = connection;
                    throw new TimeoutException();
                }
            )
        );

        Assert.Equal(System.Data.ConnectionState.Closed, opened!.State);
    }

    [Fact]
    public void A_write_transaction_that_waits_for_another_can_be_cancelled()
    {
        HomeBuilder.Execute(Path, "CREATE TABLE t (a)");
        using var first = SqliteDatabase.OpenReadWrite(Path);
        using var second = SqliteDatabase.OpenReadWrite(Path);
        using var transaction = new WriteTransaction(first, CancellationToken.None);

        Assert.Throws<OperationCanceledException>(() => new WriteTransaction(second, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_write_transaction_is_rolled_back_unless_it_is_committed()
    {
        using var connection = SqliteDatabase.OpenInMemory(opened => Sql.Run(opened, "CREATE TABLE t (a)"));
        foreach (var commits in (bool[])[false, true])
        {
            using var transaction = new WriteTransaction(connection, CancellationToken.None);
            Sql.Run(connection, "INSERT INTO t VALUES ($commits)", ("$commits", commits));
            if (commits)
            {
                transaction.Commit();
            }
        }

        Assert.Equal(1L, Sql.Scalar(connection, "SELECT sum(a) + 10 * (count(*) - 1) FROM t"));
    }
}
