using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace OpenClawSync.Records;

/// <summary>
/// The fields of one stored row, immutable. A value is a string, a long, a bool or a list of strings; absent is omitted.
/// </summary>
internal sealed class Row : IReadOnlyDictionary<string, object>
{
    private readonly ImmutableSortedDictionary<string, object> _fields;

    private Row(ImmutableSortedDictionary<string, object> fields) => _fields = fields;

    public static Row Empty { get; } = new(ImmutableSortedDictionary.Create<string, object>(StringComparer.Ordinal));

    public int Count => _fields.Count;

    public IEnumerable<string> Keys => _fields.Keys;

    public IEnumerable<object> Values => _fields.Values;

    public object this[string key] => _fields[key];

    /// <summary>The row with the field set, or left out when there is no value.</summary>
    public Row With(string name, object? value) => value switch
    {
        null => _fields.ContainsKey(name) ? new Row(_fields.Remove(name)) : this,
        string or long or bool => new Row(_fields.SetItem(name, value)),
        int number => new Row(_fields.SetItem(name, (long)number)),
        DateTimeOffset time => new Row(_fields.SetItem(name, time.ToUnixTimeMilliseconds())),
        IEnumerable<string> list => new Row(_fields.SetItem(name, list.ToList().AsReadOnly())),
        _ => throw new ArgumentException($"A row cannot hold a {value.GetType().Name} in '{name}'.", nameof(value)),
    };

    public Row Without(IEnumerable<string> names) => new(_fields.RemoveRange(names));

    public string? Text(string name) => _fields.GetValueOrDefault(name) as string;

    public long? Number(string name) => _fields.GetValueOrDefault(name) as long?;

    public IReadOnlyList<string>? List(string name) => _fields.GetValueOrDefault(name) as IReadOnlyList<string>;

    public bool ContainsKey(string key) => _fields.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) => _fields.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
