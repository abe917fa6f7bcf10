using Microsoft.Data.Sqlite;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>
/// All or nothing. The lock is taken at once, so that no write fails halfway for want of it. SQL rather than the driver's
/// transaction object, because prepared commands outlive it.
/// </summary>
internal sealed class WriteTransaction : IDisposable
{
    private readonly SqliteConnection _connection;
    private bool _ended;

    public WriteTransaction(SqliteConnection connection)
    {
        _connection = connection;
        Execute("BEGIN IMMEDIATE");
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

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
