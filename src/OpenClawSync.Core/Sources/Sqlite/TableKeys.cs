using Microsoft.Data.Sqlite;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>
/// Looks up whether a table contains a row with a key. A table that cannot be searched contains none: what is wrong with it is reported
/// where its rows are read, and must not cost the store that asks.
/// </summary>
internal sealed class TableKeys : IDisposable
{
    private SqliteCommand? _find;

    /// <param name="connection">The connection; null for a store that does not exist.</param>
    /// <param name="table">The table. A missing one contains no key.</param>
    /// <param name="key">The column that holds the keys.</param>
    public TableKeys(SqliteConnection? connection, string table, string key)
    {
        try
        {
            if (connection is not null && Table.Exists(connection, table))
            {
                _find = Prepared.Command(connection, $"SELECT 1 FROM {table} WHERE {key} = $key", "$key");
            }
        }
        catch (Exception failure) when (failure is SqliteException or TableLayoutException)
        {
            // Reported where the rows are read.
        }
    }

    public bool Contains(string key)
    {
        try
        {
            return _find is not null && Prepared.Scalar(_find, key) is not null;
        }
        catch (SqliteException)
        {
            Dispose();
            return false;
        }
    }

    public void Dispose()
    {
        _find?.Dispose();
        _find = null;
    }
}
