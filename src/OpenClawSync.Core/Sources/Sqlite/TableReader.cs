using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using OpenClawSync.Sources.Json;
using SQLitePCL;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>
/// Reads the rows of a table one after the other. Values are those of the current row, taken directly from SQLite's memory, so that nothing
/// is copied from a column that is not asked for.
/// </summary>
/// <remarks>
/// Columns are addressed by number. A column that this version of the store lacks has no number, and its values are null.
/// </remarks>
internal sealed class TableReader : IDisposable
{
    // Nothing that OpenClaw writes comes near it.
    private const int MaxTextLength = 16 << 20;

    private readonly SqliteCommand _command;
    private readonly SqliteDataReader _reader;
    private readonly sqlite3_stmt _statement;
    private readonly IReadOnlyList<string> _columns;
    private readonly bool _isUtf8;
    private readonly LastText[] _lastTexts;

    /// <summary>Takes ownership of a command and runs it.</summary>
    /// <param name="command">The query.</param>
    /// <param name="columns">The names of its columns.</param>
    /// <param name="isUtf8">Whether the database stores its text in UTF-8.</param>
    /// <exception cref="SqliteException">The table does not have what the query asks for.</exception>
    public TableReader(SqliteCommand command, IReadOnlyList<string> columns, bool isUtf8)
    {
        (_command, _columns, _isUtf8) = (command, columns, isUtf8);
        _lastTexts = [.. columns.Select(_ => new LastText())];
        try
        {
            _reader = command.ExecuteReader();
        }
        catch
        {
            command.Dispose();
            throw;
        }

        _statement = _reader.Handle!;
    }

    /// <summary>The columns whose value could not be read in some row.</summary>
    public IgnoredFields Ignored { get; } = new();

    /// <summary>Moves to the next row, or to the first one. False when there is none.</summary>
    public bool Read() => _reader.Read();

    /// <summary>The number of a column; negative when the table lacks it.</summary>
    public int Column(string name)
    {
        for (var index = 0; index < _columns.Count; index++)
        {
            if (_columns[index] == name)
            {
                return index;
            }
        }

        return -1;
    }

    public string? Text(string column) => Text(Column(column));

    public long? Integer(string column) => Integer(Column(column));

    public DateTimeOffset? Time(string column) => Time(Column(column));

    /// <summary>The text; null when there is none, or when it is ignored because it is too long.</summary>
    public string? Text(int column)
    {
        if (column < 0 || raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL)
        {
            return null;
        }

        var bytes = Utf8(column);
        if (bytes.Length > MaxTextLength)
        {
            Ignore(column);
            return null;
        }

        return bytes.Length > LastText.MaxLength ? Encoding.UTF8.GetString(bytes) : _lastTexts[column].Get(bytes);
    }

    /// <summary>The integer; null when there is none, or when it is ignored because it is something else.</summary>
    public long? Integer(int column) =>
        column < 0
            ? null
            : raw.sqlite3_column_type(_statement, column) switch
            {
                raw.SQLITE_NULL => null,
                raw.SQLITE_INTEGER => raw.sqlite3_column_int64(_statement, column),
                raw.SQLITE_FLOAT when raw.sqlite3_column_double(_statement, column) is var value && Math.Abs(value) < 9e15 => (long)value,
                raw.SQLITE_TEXT when long.TryParse(Utf8(column), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) =>
                    value,
                _ => Ignore(column),
            };

    /// <summary>The time in epoch milliseconds; null when there is none, or when it is ignored because it is something else.</summary>
    public DateTimeOffset? Time(int column) =>
        Integer(column) is not { } value ? null
        : SourceTime.IsMilliseconds(value) ? SourceTime.FromMilliseconds(value, _columns[column])
        : SourceTime.FromMilliseconds(Ignore(column), _columns[column]);

    public void Dispose()
    {
        _reader.Dispose();
        _command.Dispose();
    }

    private long? Ignore(int column)
    {
        Ignored.Add(_columns[column]);
        return null;
    }

    // A NUL ends the text, as it does for SQLite itself.
    private ReadOnlySpan<byte> Utf8(int column)
    {
        if (!_isUtf8)
        {
            // Converts the value to UTF-8 in place.
            raw.sqlite3_column_text(_statement, column);
        }

        var bytes = raw.sqlite3_column_blob(_statement, column);
        var end = bytes.IndexOf((byte)0);
        return end < 0 ? bytes : bytes[..end];
    }

    /// <summary>The last short value of a column. Many rows have the same status or agent, and share one string for it.</summary>
    private sealed class LastText
    {
        public const int MaxLength = 32;

        private readonly byte[] _bytes = new byte[MaxLength];
        private int _length = -1;
        private string _text = "";

        public string Get(ReadOnlySpan<byte> utf8)
        {
            if (_length < 0 || !utf8.SequenceEqual(_bytes.AsSpan(0, _length)))
            {
                utf8.CopyTo(_bytes);
                (_length, _text) = (utf8.Length, Encoding.UTF8.GetString(utf8));
            }

            return _text;
        }
    }
}
