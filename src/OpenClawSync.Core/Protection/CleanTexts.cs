namespace OpenClawSync.Protection;

/// <summary>
/// Texts seen lately that come out of a detector's work as they went in: the statuses, agents and paths that stand in record after
/// record. A text that was forgotten is only looked at again, so several threads may share one.
/// </summary>
internal sealed class CleanTexts(int longest)
{
    private const int Size = 256;

    private readonly string?[] _texts = new string?[Size];

    public bool Contains(string text) => text.Length <= longest && text == Volatile.Read(ref Place(text));

    public void Add(string text)
    {
        if (text.Length <= longest)
        {
            Volatile.Write(ref Place(text), text);
        }
    }

    private ref string? Place(string text) => ref _texts[text.GetHashCode(StringComparison.Ordinal) & (Size - 1)];
}
