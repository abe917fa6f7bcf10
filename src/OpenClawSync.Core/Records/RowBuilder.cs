namespace OpenClawSync.Records;

/// <summary>Puts a row together field by field, without a row in between for each.</summary>
internal sealed class RowBuilder
{
    // Room for every field of the widest row.
    private KeyValuePair<string, object>[] _fields = new KeyValuePair<string, object>[26];
    private int _count;

    private ReadOnlySpan<KeyValuePair<string, object>> Fields => _fields.AsSpan(0, _count);

    /// <summary>Sets the field, or leaves it out when there is no value; gives the value as the row keeps it.</summary>
    public object? Set(string name, object? value)
    {
        var stored = RowValue.Normalize(name, value);
        var at = RowFields.IndexOf(Fields, name);
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

    public object? Find(string name) => RowFields.IndexOf(Fields, name) is >= 0 and var at ? _fields[at].Value : null;

    /// <summary>The row as it is now; what is set later does not show in it.</summary>
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
