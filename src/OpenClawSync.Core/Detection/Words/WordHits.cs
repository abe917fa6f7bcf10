using System.Numerics;

namespace OpenClawSync.Detection.Words;

/// <summary>Enumerates the places where words begin, in order.</summary>
/// <param name="finder">The words.</param>
/// <param name="text">The text in lower case and some more bytes, as <see cref="FoldedWindow.Bytes"/> has them.</param>
/// <param name="end">Words that begin here or later are not reported.</param>
internal ref struct WordHits(WordFinder finder, ReadOnlySpan<byte> text, int end)
{
    private readonly WordFinder _finder = finder;
    private readonly ReadOnlySpan<byte> _text = text;
    private readonly int _end = end;
    private int _base = -WordFilter.BlockLength;
    private ulong _mask;

    /// <summary>Moves <paramref name="at"/> to the next place at or after it where a word begins.</summary>
    public bool TryNext(ref int at, out int word)
    {
        word = -1;
        if (at >= _base + WordFilter.BlockLength)
        {
            _base = at;
            _mask = 0;
            if (at >= _end)
            {
                return false;
            }

            _mask = Candidates();
        }
        else
        {
            _mask &= ulong.MaxValue << (at - _base);
        }

        var (mask, start) = (_mask, _base);
        while (true)
        {
            while (mask == 0)
            {
                start += WordFilter.BlockLength;
                if (start >= _end)
                {
                    (_mask, _base) = (0, start);
                    return false;
                }

                mask = _finder.Candidates(_text[start..]);
            }

            at = start + BitOperations.TrailingZeroCount(mask);
            mask &= mask - 1;
            if (at < _end && (word = _finder.WordAt(_text[at..])) >= 0)
            {
                (_mask, _base) = (mask, start);
                return true;
            }
        }
    }

    private readonly ulong Candidates() => _finder.Candidates(_text[_base..]);
}
