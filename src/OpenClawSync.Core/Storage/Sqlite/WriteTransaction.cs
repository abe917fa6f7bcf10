using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace OpenClawSync.Storage.Sqlite;

/// <summary>
/// All or nothing. The lock is taken at once, so that no write fails halfway for want of it. SQL rather than the driver's
/// transaction object, because prepared commands outlive it.
/// </summary>
internal sealed class WriteTransaction : IDisposable
{
    private const int Busy = 5;

    // How long another writer is waited for.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly SqliteConnection _connection;
    private bool _ended;

    /// <exception cref="OperationCanceledException">The wait for another writer was cancelled.</exception>
    public WriteTransaction(SqliteConnection connection, CancellationToken cancellationToken)
    {
        _connection = connection;
        for (var started = Stopwatch.GetTimestamp(); !Began(Stopwatch.GetElapsedTime(started) < Timeout); )
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public void Commit()
    {
        Execute("COMMIT");
        _ended = true;
    }

    public void Dispose()
    {
        if (_ended)
        {
            return;
        }

        try
        {
            Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself already, as it does when the disk is full; the first failure is the one to tell.
        }
    }

    private bool Began(bool mayWait)
    {
        try
        {
            Execute("BEGIN IMMEDIATE");
            return true;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == Busy && mayWait)
        {
            return false;
        }
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
