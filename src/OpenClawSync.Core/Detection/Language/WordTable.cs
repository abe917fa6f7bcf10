using System.Runtime.CompilerServices;

namespace OpenClawSync.Detection.Language;

/// <summary>
/// Words by a number other than zero. A dictionary of the runtime would have to be compiled for such keys in each process that starts, and
/// is slow until it has been compiled a second time.
/// </summary>
/// <param name="bits">There is room for about this power of two of words; it grows.</param>
internal sealed class WordTable(int bits)
{
    private ulong[] _keys = new ulong[1 << bits];
    private LexiconWord[] _words = new LexiconWord[1 << bits];
    private int _bits = bits;
    private int _count;

    /// <summary>The word with a key; null for none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public LexiconWord? Find(ulong key) => _keys[SlotOf(key)] == key ? _words[SlotOf(key)] : null;

    /// <summary>Adds a word, or replaces the one with the same key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Set(ulong key, LexiconWord word)
    {
        var slot = SlotOf(key);
        if (_keys[slot] == 0)
        {
            if (++_count * 4 > _keys.Length * 3)
            {
                Grow();
                slot = SlotOf(key);
            }

            _keys[slot] = key;
        }

        _words[slot] = word;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(ulong key)
    {
        var slot = (int)((key * 0x9E3779B97F4A7C15UL) >> (64 - _bits));
        while (_keys[slot] != key && _keys[slot] != 0)
        {
            slot = (slot + 1) & (_keys.Length - 1);
        }

        return slot;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Grow()
    {
        var (keys, words) = (_keys, _words);
        _bits++;
        (_keys, _words) = (new ulong[1 << _bits], new LexiconWord[1 << _bits]);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0)
            {
                var slot = SlotOf(keys[i]);
                (_keys[slot], _words[slot]) = (keys[i], words[i]);
            }
        }
    }
}
