using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OpenClawSync.Storage.Sqlite;

/// <summary>
/// A prepared statement that runs once per record. It calls SQLite directly, because the driver allocates several objects for each value,
/// which costs a first sync more than the writing itself.
/// </summary>
internal sealed class FastStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private byte[] _text = ArrayPool<byte>.Shared.Rent(4096);
    private int _next;

    public FastStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Require(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    public FastStatement Bind(string? value)
    {
        if (value is null)
        {
            return BindNull();
        }

        if (_text.Length < value.Length * 3)
        {
            ArrayPool<byte>.Shared.Return(_text);
            _text = ArrayPool<byte>.Shared.Rent(value.Length * 3);
        }

        Require(raw.sqlite3_bind_text(_statement, ++_next, _text.AsSpan(0, Encoding.UTF8.GetBytes(value, _text))));
        return this;
    }

    public FastStatement Bind(long value)
    {
        Require(raw.sqlite3_bind_int64(_statement, ++_next, value));
        return this;
    }

    public FastStatement Bind(byte[]? value)
    {
        if (value is null)
        {
            return BindNull();
        }

        Require(raw.sqlite3_bind_blob(_statement, ++_next, value));
        return this;
    }

    public FastStatement BindNull()
    {
        Require(raw.sqlite3_bind_null(_statement, ++_next));
        return this;
    }

    /// <summary>Runs the statement with the values that were bound since the last run.</summary>
    /// <returns>The number of changed rows.</returns>
    public int Run()
    {
        _next = 0;
        var result = raw.sqlite3_step(_statement);
        var error = result is raw.SQLITE_DONE or raw.SQLITE_ROW ? null : Error(result);
        raw.sqlite3_reset(_statement);
        return error is null ? raw.sqlite3_changes(_database) : throw error;
    }

    /// <summary>Runs the query and reports whether it returns a row whose first column equals a value.</summary>
    public bool Gives(ReadOnlySpan<byte> value)
    {
        _next = 0;
        var result = raw.sqlite3_step(_statement);
        var isEqual = result == raw.SQLITE_ROW && raw.sqlite3_column_blob(_statement, 0).SequenceEqual(value);
        var error = result is raw.SQLITE_DONE or raw.SQLITE_ROW ? null : Error(result);
        raw.sqlite3_reset(_statement);
        return error is null ? isEqual : throw error;
    }

    public void Dispose()
    {
        _statement.Dispose();
        ArrayPool<byte>.Shared.Return(_text);
    }

    private void Require(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw Error(result);
        }
    }

    private SqliteException Error(int result) =>
        new(raw.sqlite3_errmsg(_database).utf8_to_string(), SqliteCodes.Primary(result), raw.sqlite3_extended_errcode(_database));
}
