using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using OpenClawSync.Sources.Json;
using SQLitePCL;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>
/// The present row of a reader, by column number. A column that this version of the store lacks has no number and reads as
/// absent. Values are taken from SQLite's own memory: of a column that is not asked for nothing is copied.
/// </summary>
internal sealed class TableRow(SqliteDataReader reader, IReadOnlyList<string> names, bool isUtf8)
{
    private readonly sqlite3_stmt _statement = reader.Handle!;
    private readonly RepeatedText[] _repeated = [.. names.Select(_ => new RepeatedText())];

    /// <summary>The number of a column; negative when there is none.</summary>
    public int Column(string name)
    {
        for (var index = 0; index < names.Count; index++)
        {
            if (names[index] == name)
            {
                return index;
            }
        }

        return -1;
    }

    public string? Text(string column) => Text(Column(column));

    public long? Integer(string column) => Integer(Column(column));

    public DateTimeOffset? Time(string column) => Time(Column(column));

    public string? Text(int column)
    {
        if (column < 0 || raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL)
        {
            return null;
        }

        var bytes = Utf8(column);
        return bytes.Length > RepeatedText.Longest ? Encoding.UTF8.GetString(bytes) : _repeated[column].Of(bytes);
    }

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
                _ => throw new FormatException($"'{names[column]}' is not an integer."),
            };

    public DateTimeOffset? Time(int column) => column < 0 ? null : SourceTime.FromMilliseconds(Integer(column), names[column]);

    // A NUL ends text, as for SQLite itself.
    private ReadOnlySpan<byte> Utf8(int column)
    {
        if (!isUtf8)
        {
            // Makes it UTF-8 where it lies.
            raw.sqlite3_column_text(_statement, column);
        }

        var bytes = raw.sqlite3_column_blob(_statement, column);
        var end = bytes.IndexOf((byte)0);
        return end < 0 ? bytes : bytes[..end];
    }
}
