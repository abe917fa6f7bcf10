using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>Writes the rows of one kind with prepared statements.</summary>
internal sealed class RowTable : IDisposable
{
    private readonly RowSchema _schema;
    private readonly ImmutableArray<RowField> _bookkeeping;
    private readonly ImmutableArray<RowField> _content;
    private readonly SqliteCommand _select;
    private readonly FastStatement _insert;
    private readonly FastStatement _update;
    private readonly SqliteCommand _remove;
    private readonly SqliteCommand _delete;

    // In a first sync every row is new, and a lookup before each insert would cost as much as the insert.
    private bool _expectsNew;

    public RowTable(SqliteConnection connection, RowSchema schema)
    {
        _schema = schema;
        _bookkeeping = [.. schema.Fields.Where(field => RecordFingerprint.Bookkeeping.Contains(field.Name))];
        _content = [.. schema.Fields.Except(_bookkeeping)];
        var names = schema.Fields.Select(field => field.Name).ToList();
        var parameters = names.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"?{index + 1}")).ToList();
        var changes = names.Zip(parameters, (name, parameter) => $"{name} = {parameter}");
        _select = Prepared.Command(
            connection,
            $"SELECT {string.Join(", ", names)} FROM {schema.Table} WHERE sourceKey = $sourceKey",
            "$sourceKey"
        );
        _insert = new FastStatement(
            connection,
            $"INSERT INTO {schema.Table} ({string.Join(", ", names)}) VALUES ({string.Join(", ", parameters)}) ON CONFLICT DO NOTHING"
        );
        _remove = Prepared.Command(
            connection,
            $"UPDATE {schema.Table} SET removedAt = $now, updatedAt = $now WHERE sourceKey = $sourceKey AND removedAt IS NULL",
            "$now",
            "$sourceKey"
        );
        _delete = Prepared.Command(connection, $"DELETE FROM {schema.Table} WHERE sourceKey = $sourceKey", "$sourceKey");
        _update = new FastStatement(
            connection,
            $"UPDATE {schema.Table} SET {string.Join(", ", changes)} WHERE sourceKey = {parameters[names.IndexOf("sourceKey")]}"
        );
    }

    public PushStatus Upsert(PushItem item, DateTimeOffset now)
    {
        var row = item.Row;
        if (_expectsNew && Execute(_insert, row.With("updatedAt", now)) > 0)
        {
            return PushStatus.Created;
        }

        var stored = Find(item.Record.SourceKey);
        _expectsNew = stored is null;
        if (stored is null)
        {
            Execute(_insert, row.With("updatedAt", now));
            return PushStatus.Created;
        }

        if (stored.Text("fingerprint") != item.Record.Fingerprint || stored.ContainsKey("removedAt") != row.ContainsKey("removedAt"))
        {
            Execute(_update, row.With("updatedAt", now));
            return PushStatus.Updated;
        }

        // The fingerprint alone would hide what something else changed in the file.
        if (_content.Any(field => !IsSame(stored.GetValueOrDefault(field.Name), Stored(row.GetValueOrDefault(field.Name)))))
        {
            Execute(_update, row.With("updatedAt", now));
            return PushStatus.Repaired;
        }

        // The content is the same, but its line numbers or its time in the source may differ.
        var patched = row.With("updatedAt", stored.Number("updatedAt"));
        if (_bookkeeping.Select(field => field.Name).Any(name => !Equals(stored.GetValueOrDefault(name), patched.GetValueOrDefault(name))))
        {
            Execute(_update, patched);
        }

        return PushStatus.Unchanged;
    }

    /// <summary>Makes a row a tombstone; returns false when it already is one, or does not exist.</summary>
    public bool Remove(string sourceKey, DateTimeOffset now) => Prepared.Run(_remove, now.ToUnixTimeMilliseconds(), sourceKey) > 0;

    /// <summary>Deletes a row; returns false when it does not exist.</summary>
    public bool Delete(string sourceKey) => Prepared.Run(_delete, sourceKey) > 0;

    public void Dispose()
    {
        _remove.Dispose();
        _delete.Dispose();
        _select.Dispose();
        _insert.Dispose();
        _update.Dispose();
    }

    // The values as SQLite holds them: a list is its text, because another program may have written a text that is no list.
    private Row? Find(string sourceKey)
    {
        _select.Parameters[0].Value = sourceKey;
        using var reader = _select.ExecuteReader();
        if (!reader.Read())
        {
            return null;
        }

        var fields = new RowBuilder();
        for (var index = 0; index < _schema.Fields.Length; index++)
        {
            fields.Set(_schema.Fields[index].Name, reader.IsDBNull(index) ? null : reader.GetValue(index));
        }

        return fields.ToRow();
    }

    // SQLite holds UTF-8, which has no unpaired surrogates.
    private static bool IsSame(object? stored, object? row) =>
        Equals(stored, row)
        || (stored is string text && row is string written && text == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(written)));

    private static object? Stored(object? value) =>
        value switch
        {
            null or string or long => value,
            bool flag => flag ? 1L : 0L,
            var list => Encoding.UTF8.GetString(CanonicalJson.Utf8(list)),
        };

    private int Execute(FastStatement statement, Row row)
    {
        foreach (var field in _schema.Fields)
        {
            _ = Stored(row.GetValueOrDefault(field.Name)) switch
            {
                null => statement.BindNull(),
                long number => statement.Bind(number),
                var text => statement.Bind((string)text),
            };
        }

        return statement.Run();
    }
}
