using Microsoft.Data.Sqlite;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>Looks up whether a table contains a row with a key.</summary>
internal sealed class TableKeys : IDisposable
{
    private readonly SqliteCommand? _find;

    /// <param name="connection">The connection; null for a store that does not exist.</param>
    /// <param name="table">The table. A missing one contains no key.</param>
    /// <param name="key">The column that holds the keys.</param>
    public TableKeys(SqliteConnection? connection, string table, string key)
    {
        if (connection is not null && Table.Exists(connection, table))
        {
            _find = Prepared.Command(connection, $"SELECT 1 FROM {table} WHERE {key} = $key", "$key");
        }
    }

    /// <exception cref="SqliteException">The table lacks the column.</exception>
    public bool Contains(string key) => _find is not null && Prepared.Scalar(_find, key) is not null;

    public void Dispose() => _find?.Dispose();
}
