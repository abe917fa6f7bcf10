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

        while (true)
        {
            while (_mask == 0)
            {
                _base += WordFilter.BlockLength;
                if (_base >= _end)
                {
                    return false;
                }

                _mask = Candidates();
            }

            at = _base + BitOperations.TrailingZeroCount(_mask);
            if (at >= _end)
            {
                return false;
            }

            _mask &= _mask - 1;
            word = _finder.WordAt(_text[at..]);
            if (word >= 0)
            {
                return true;
            }
        }
    }

    private readonly ulong Candidates() => WordFilter.Candidates(_text[_base..], _finder.Tables);
}
