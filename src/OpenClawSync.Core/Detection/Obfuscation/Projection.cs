using System.Buffers;

namespace OpenClawSync.Detection.Obfuscation;

/// <summary>
/// A part of a text as a reader sees it, with invisible characters dropped, full-width and look-alike letters folded and escapes
/// decoded; it maps every character back to the original. The memory comes from a pool: dispose of it to return it.
/// </summary>
internal ref struct Projection
{
    private readonly char[] _chars;
    private readonly int[] _starts;
    private int _count;

    private Projection(int capacity)
    {
        _chars = ArrayPool<char>.Shared.Rent(capacity);
        _starts = ArrayPool<int>.Shared.Rent(capacity + 1);
    }

    public readonly ReadOnlySpan<char> Text => _chars.AsSpan(0, _count);

    /// <summary>Projects a part of the text.</summary>
    public static Projection Create(ReadOnlySpan<char> text, int start, int end)
    {
        var projection = new Projection(end - start);
        for (var at = start; at < end; )
        {
            var read = Homoglyph.Read(text[..end], at, out var c);
            if (c != '\0')
            {
                projection._chars[projection._count] = c;
                projection._starts[projection._count++] = at;
            }
            at += read;
        }
        projection._starts[projection._count] = end;
        return projection;
    }

    /// <summary>The part of the original that a part of the projection came from.</summary>
    public readonly (int Start, int End) Map(int start, int end) => (_starts[start], _starts[end]);

    public readonly void Dispose()
    {
        ArrayPool<char>.Shared.Return(_chars);
        ArrayPool<int>.Shared.Return(_starts);
    }
}
