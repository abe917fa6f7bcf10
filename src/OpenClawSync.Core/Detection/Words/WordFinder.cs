using System.Runtime.Intrinsics;
using System.Text;

namespace OpenClawSync.Detection.Words;

/// <summary>
/// Finds where any of some words begins, all words in one pass. A filter looks up both halves of four bytes in tables that hold
/// one bit a group of words and leaves about one place in fifty; there the first three bytes lead to the words themselves.
/// </summary>
internal sealed class WordFinder
{
    /// <summary>Bytes of a word that the filter looks at.</summary>
    public const int Positions = 4;

    /// <summary>A table's byte has a bit for each of eight groups; so many tables side by side hold all groups.</summary>
    public const int Sets = 2;

    /// <summary>Words must have at least so many characters, all ASCII.</summary>
    public const int ShortestWord = 3;

    private const int HashBits = 12;

    private readonly Vector512<byte>[] _tables = new Vector512<byte>[2 * Positions * Sets];
    private readonly byte[][] _words;
    private readonly ushort[] _heads = new ushort[1 << HashBits];
    private readonly ushort[] _next;

    public WordFinder(IReadOnlyList<string> words)
    {
        _words = [.. words.Select(Encoding.ASCII.GetBytes)];
        _next = new ushort[_words.Length + 1];
        for (var i = _words.Length; i > 0; i--)
        {
            var hash = Hash(_words[i - 1]);
            (_next[i], _heads[hash]) = (_heads[hash], (ushort)i);
        }
        var buckets = WordBuckets.Split(words);
        for (var set = 0; set < Sets; set++)
        {
            string[][] groups = [.. buckets.Skip(8 * set).Take(8)];
            for (var position = 0; position < Positions; position++)
            {
                _tables[2 * ((set * Positions) + position)] = Table(groups, position, c => c & 15);
                _tables[(2 * ((set * Positions) + position)) + 1] = Table(groups, position, c => c >> 4);
            }
        }
    }

    /// <summary>The half-byte tables: by set, for each position the low and the high one, each four times over.</summary>
    public ReadOnlySpan<Vector512<byte>> Tables => _tables;

    /// <summary>The index of the longest word that begins here, or -1.</summary>
    public int WordAt(ReadOnlySpan<byte> text)
    {
        var found = -1;
        for (int i = _heads[Hash(text)]; i != 0; i = _next[i])
        {
            if (text.StartsWith(_words[i - 1]) && (found < 0 || _words[i - 1].Length > _words[found].Length))
            {
                found = i - 1;
            }
        }

        return found;
    }

    private static int Hash(ReadOnlySpan<byte> text) =>
        (int)((uint)(text[0] | (text[1] << 8) | (text[2] << 16)) * 2654435761u >> (32 - HashBits));

    private static Vector512<byte> Table(string[][] buckets, int position, Func<char, int> half)
    {
        Span<byte> table = stackalloc byte[64];
        table.Clear();
        for (var bucket = 0; bucket < buckets.Length; bucket++)
        {
            foreach (var word in buckets[bucket])
            {
                // A word that ends before this position lets any byte pass.
                if (word.Length > position)
                {
                    table[half(word[position])] |= (byte)(1 << bucket);
                }
                else
                {
                    for (var i = 0; i < 16; i++)
                    {
                        table[i] |= (byte)(1 << bucket);
                    }
                }
            }
        }

        for (var i = 16; i < table.Length; i++)
        {
            table[i] = table[i & 15];
        }

        return Vector512.Create<byte>(table);
    }
}
