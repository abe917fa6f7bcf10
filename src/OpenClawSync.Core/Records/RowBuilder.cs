namespace OpenClawSync.Records;

/// <summary>Builds a row field by field, without an intermediate row for each field.</summary>
internal sealed class RowBuilder
{
    // Enough for the widest row.
    private KeyValuePair<string, object>[] _fields = new KeyValuePair<string, object>[30];
    private int _count;

    private ReadOnlySpan<KeyValuePair<string, object>> Fields => _fields.AsSpan(0, _count);

    /// <summary>Sets a field, or removes it when the value is null. Returns the value as the row stores it.</summary>
    public object? Set(string name, object? value)
    {
        var stored = Row.Normalize(name, value);
        var at = Row.IndexOf(Fields, name);
        if (stored is null)
        {
            Remove(at);
        }
        else if (at < 0)
        {
            Insert(~at, KeyValuePair.Create(name, stored));
        }
        else
        {
            _fields[at] = KeyValuePair.Create(name, stored);
        }

        return stored;
    }

    public object? Find(string name) => Row.IndexOf(Fields, name) is >= 0 and var at ? _fields[at].Value : null;

    /// <summary>The row as it is now. Later changes to the builder do not affect it.</summary>
    public Row ToRow() => new(Fields.ToArray());

    private void Insert(int at, KeyValuePair<string, object> field)
    {
        if (_count == _fields.Length)
        {
            Array.Resize(ref _fields, 2 * _count);
        }

        _fields.AsSpan(at, _count - at).CopyTo(_fields.AsSpan(at + 1));
        _fields[at] = field;
        _count++;
    }

    private void Remove(int at)
    {
        if (at >= 0)
        {
            _fields.AsSpan(at + 1, _count - at - 1).CopyTo(_fields.AsSpan(at));
            _count--;
        }
    }
}
