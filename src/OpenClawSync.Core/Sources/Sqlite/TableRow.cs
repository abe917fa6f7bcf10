using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>A row by column name. A column that this version of the store lacks reads as absent.</summary>
internal sealed class TableRow(SqliteDataReader reader, IReadOnlyDictionary<string, int> columns)
{
    public string? Text(string column) =>
        columns.TryGetValue(column, out var index) && !reader.IsDBNull(index) ? reader.GetString(index) : null;

    public long? Integer(string column)
    {
        if (!columns.TryGetValue(column, out var index) || reader.IsDBNull(index))
        {
            return null;
        }

        return reader.GetValue(index) switch
        {
            long value => value,
            double value when Math.Abs(value) < 9e15 => (long)value,
            string text when long.TryParse(text, CultureInfo.InvariantCulture, out var value) => value,
            _ => throw new FormatException($"'{column}' is not an integer."),
        };
    }

    public DateTimeOffset? Time(string column) => SourceTime.FromMilliseconds(Integer(column), column);
}
