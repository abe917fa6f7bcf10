using System.Collections;

namespace OpenClawSync.Records;

/// <summary>A list of texts that shows its items where one text is wanted, as in a CSV file.</summary>
internal sealed class TextList(IReadOnlyList<string> items) : IReadOnlyList<string>
{
    public static TextList Empty { get; } = new([]);

    public int Count => items.Count;

    public string this[int index] => items[index];

    public IEnumerator<string> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The items, separated by commas.</summary>
    public override string ToString() => string.Join(", ", items);
}
