namespace OpenClawSync.Sources.Json;

/// <summary>A text whose parts are bounded, so that no parser has to hold a part of any size before it can tell how large it is.</summary>
/// <param name="inner">The text.</param>
/// <param name="maxLength">The maximum length of a part, besides what is read ahead of it.</param>
internal sealed class BoundedText(TextReader inner, int maxLength) : TextReader
{
    private int _length;

    /// <summary>Whether more was asked for than there is.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Begins the next part.</summary>
    public void BeginPart() => _length = 0;

    public override int Peek() => inner.Peek();

    /// <exception cref="JsonListException">The part is too long.</exception>
    public override int Read()
    {
        Count(1);
        return inner.Read();
    }

    /// <exception cref="JsonListException">The part is too long.</exception>
    public override int Read(char[] buffer, int index, int count)
    {
        var read = inner.Read(buffer, index, count);
        HasEnded |= read == 0 && count > 0;
        Count(read);
        return read;
    }

    private void Count(int read)
    {
        _length += read;
        if (_length > maxLength)
        {
            throw new JsonListException(FormattableString.Invariant($"a part of it is longer than {maxLength} characters"));
        }
    }
}
