using Microsoft.Data.Sqlite;

namespace OpenClawSync.Storage.Sqlite;

/// <summary>
/// A transaction that is rolled back unless it is committed. It takes the write lock at the start, so that no statement inside can fail for
/// want of it. It uses SQL instead of the driver's transaction object because prepared commands outlive it.
/// </summary>
internal sealed class WriteTransaction : IDisposable
{
    // Each attempt waits as long as the timeout of the connection, which is a second for those of SqliteDatabase.
    private const int MaxAttempts = 30;

    private readonly SqliteConnection _connection;
    private bool _isCommitted;

    /// <exception cref="OperationCanceledException">The wait for another writer was cancelled.</exception>
    /// <exception cref="SqliteException">Another writer kept the lock during all attempts.</exception>
    public WriteTransaction(SqliteConnection connection, CancellationToken cancellationToken)
    {
        _connection = connection;
        for (var attempt = 1; !TryBegin(isLastAttempt: attempt == MaxAttempts); attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public void Commit()
    {
        Sql.Run(_connection, "COMMIT");
        _isCommitted = true;
    }

    public void Dispose()
    {
        if (_isCommitted)
        {
            return;
        }

        try
        {
            Sql.Run(_connection, "ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has already rolled back by itself, as it does when the disk is full. The error to report is the first one.
        }
    }

    private bool TryBegin(bool isLastAttempt)
    {
        try
        {
            Sql.Run(_connection, "BEGIN IMMEDIATE");
            return true;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == SqliteCodes.Busy && !isLastAttempt)
        {
            return false;
        }
    }
}
