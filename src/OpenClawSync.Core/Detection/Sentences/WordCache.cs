using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Sentences;

/// <summary>
/// What the lists say about the words that were looked up last. Most words of a text are the same few, and a lookup that has to try every
/// stem is slow. Each thread has its own, so that none waits.
/// </summary>
internal static class WordCache
{
    /// <summary>The longest word that is kept.</summary>
    public const int MaxLength = 16;

    private const int Bits = 11;

    [ThreadStatic]
    private static Slot[]? _slots;

    /// <summary>Packs a word of ASCII characters into two numbers, whatever its case; false when it does not fit.</summary>
    public static bool TryPack(ReadOnlySpan<char> word, out ulong first, out ulong second)
    {
        (first, second) = (0, 0);
        if (word.Length is 0 or > MaxLength)
        {
            return false;
        }

        for (var i = 0; i < word.Length; i++)
        {
            var c = Chars.ToLower(word[i]);
            if (c is '\0' or > '\u007f')
            {
                return false;
            }

            if (i < sizeof(ulong))
            {
                first |= (ulong)c << (8 * i);
            }
            else
            {
                second |= (ulong)c << (8 * (i - sizeof(ulong)));
            }
        }

        return true;
    }

    /// <summary>What the lists say about a packed word, if it was looked up not long ago.</summary>
    public static bool TryGet(ulong first, ulong second, out LexiconWord? word)
    {
        var slots = _slots ??= new Slot[1 << Bits];
        var at = IndexOf(first, second);
        ref var slot = ref slots[at];
        if (!slot.Has(first, second))
        {
            slot = ref slots[at ^ 1];
        }

        word = slot.Word;
        return slot.Has(first, second);
    }

    /// <summary>Keeps what the lists say about a word in place of the older one of two.</summary>
    public static void Add(ulong first, ulong second, LexiconWord? word)
    {
        var slots = _slots!;
        var at = IndexOf(first, second);
        slots[at ^ 1] = slots[at];
        slots[at] = new Slot(first, second, word);
    }

    private static int IndexOf(ulong first, ulong second) =>
        (int)(((first ^ (second * 0xC2B2AE3D27D4EB4FUL)) * 0x9E3779B97F4A7C15UL) >> (64 - Bits));

    /// <summary>A word and what the lists say about it.</summary>
    private readonly struct Slot(ulong first, ulong second, LexiconWord? word)
    {
        private readonly ulong _first = first;
        private readonly ulong _second = second;

        public LexiconWord? Word => word;

        public bool Has(ulong first, ulong second) => _first == first && _second == second;
    }
}
