namespace OpenClawSync.Protection;

/// <summary>
/// A small cache of recent texts in which a detector finds nothing, such as statuses, agents and paths, which recur in record after record.
/// A text that was evicted is merely scanned again, so several threads may share a cache without a lock.
/// </summary>
/// <param name="maxLength">The length of the longest text to cache, in UTF-16 code units.</param>
internal sealed class CleanTexts(int maxLength)
{
    private const int Size = 256;

    private readonly string?[] _texts = new string?[Size];

    public bool Contains(string text) => text.Length <= maxLength && text == Volatile.Read(ref Slot(text));

    public void Add(string text)
    {
        if (text.Length <= maxLength)
        {
            Volatile.Write(ref Slot(text), text);
        }
    }

    private ref string? Slot(string text) => ref _texts[text.GetHashCode(StringComparison.Ordinal) & (Size - 1)];
}
