using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace OpenClawSync.Records;

/// <summary>
/// The fields of one stored row, immutable. A value is a string, a long, a bool or a list of strings. Absent fields are omitted.
/// </summary>
internal sealed class Row : IReadOnlyDictionary<string, object>, IDictionary
{
    // For some twenty fields a sorted array is smaller than a tree, and faster to search and to copy.
    private readonly KeyValuePair<string, object>[] _fields;

    /// <summary>Takes ownership of an array of fields in the ordinal order of their names.</summary>
    internal Row(KeyValuePair<string, object>[] fields) => _fields = fields;

    public static Row Empty { get; } = new([]);

    /// <summary>The fields in the ordinal order of their names.</summary>
    public ReadOnlySpan<KeyValuePair<string, object>> Fields => _fields;

    public int Count => _fields.Length;

    public IEnumerable<string> Keys => _fields.Select(entry => entry.Key);

    public IEnumerable<object> Values => _fields.Select(entry => entry.Value);

    public object this[string key] => Find(key) ?? throw new KeyNotFoundException($"The row has no field '{key}'.");

    /// <summary>A copy of the row with a field set, or without it when the value is null.</summary>
    public Row With(string name, object? value)
    {
        var stored = Normalize(name, value);
        var at = IndexOf(_fields, name);
        if (stored is null)
        {
            return at < 0 ? this : new Row([.. _fields.AsSpan(0, at), .. _fields.AsSpan(at + 1)]);
        }

        var field = KeyValuePair.Create(name, stored);
        return at < 0
            ? new Row([.. _fields.AsSpan(0, ~at), field, .. _fields.AsSpan(~at)])
            : new Row([.. _fields.AsSpan(0, at), field, .. _fields.AsSpan(at + 1)]);
    }

    public Row Without(IEnumerable<string> names) => names.Aggregate(this, (row, name) => row.With(name, null));

    public string? Text(string name) => Find(name) as string;

    public long? Number(string name) => Find(name) as long?;

    public IReadOnlyList<string>? List(string name) => Find(name) as IReadOnlyList<string>;

    public bool ContainsKey(string key) => IndexOf(_fields, key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) => (value = Find(key)) is not null;

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _fields.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>
    /// The value as a row stores it: integers as long, times as epoch milliseconds, lists as copies that nobody can change.
    /// </summary>
    internal static object? Normalize(string name, object? value) =>
        value switch
        {
            null or string or long or bool => value,
            int number => (long)number,
            DateTimeOffset time => time.ToUnixTimeMilliseconds(),
            IEnumerable<string> list => Array.AsReadOnly(list.ToArray()),
            _ => throw new ArgumentException($"A row cannot hold a {value.GetType().Name} in '{name}'.", nameof(value)),
        };

    /// <summary>The index of a field among sorted fields, or the bitwise complement of the index at which it would be inserted.</summary>
    internal static int IndexOf(ReadOnlySpan<KeyValuePair<string, object>> fields, string name)
    {
        var (low, high) = (0, fields.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(fields[middle].Key, name);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    private object? Find(string name) => IndexOf(_fields, name) is >= 0 and var at ? _fields[at].Value : null;

    // PowerShell reads a field of a dictionary by its name, and writes it as a JSON object, only if it is one of these.
    bool IDictionary.IsFixedSize => true;

    bool IDictionary.IsReadOnly => true;

    bool ICollection.IsSynchronized => true;

    object ICollection.SyncRoot => _fields;

    ICollection IDictionary.Keys => Keys.ToList();

    ICollection IDictionary.Values => Values.ToList();

    object? IDictionary.this[object key]
    {
        get => key is string name ? Find(name) : null;
        set => throw ReadOnly();
    }

    bool IDictionary.Contains(object key) => key is string name && ContainsKey(name);

    IDictionaryEnumerator IDictionary.GetEnumerator() =>
        new SortedList(_fields.ToDictionary(field => field.Key, field => field.Value), StringComparer.Ordinal).GetEnumerator();

    void ICollection.CopyTo(Array array, int index) => Array.Copy(_fields, 0, array, index, _fields.Length);

    void IDictionary.Add(object key, object? value) => throw ReadOnly();

    void IDictionary.Clear() => throw ReadOnly();

    void IDictionary.Remove(object key) => throw ReadOnly();

    private static NotSupportedException ReadOnly() => new("The fields of a row cannot be changed.");
}
