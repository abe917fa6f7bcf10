using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace OpenClawSync.Detection.Words;

/// <summary>
/// Finds where any of some words begins, all words in one pass. <see cref="WordFilter"/> leaves about one place in thirty; there
/// the first bytes lead to the words themselves.
/// </summary>
internal sealed class WordFinder
{
    /// <summary>
    /// The least length of a word. All of its characters must be lower-case ASCII, or <c>ÿ</c>, the byte that stands for any
    /// other character.
    /// </summary>
    public const int MinWordLength = 3;

    private const int HashBits = 13;

    private readonly byte[] _tables = new byte[WordFilter.TablesLength];
    private readonly byte[][] _words;

    // Whether some word of three bytes, or some longer word, has the hash of these three or four.
    private readonly byte[] _short = new byte[1 << HashBits];
    private readonly byte[] _long = new byte[1 << HashBits];

    // The words of each hash as a linked list of their numbers, which start at one.
    private readonly ushort[] _heads = new ushort[1 << HashBits];
    private readonly ushort[] _next;

    public WordFinder(IReadOnlyList<string> words)
    {
        _words = [.. words.Select(Encoding.Latin1.GetBytes)];
        _next = new ushort[_words.Length + 1];
        for (var i = _words.Length; i > 0; i--)
        {
            var hash = Hash(_words[i - 1]);
            (_next[i], _heads[hash]) = (_heads[hash], (ushort)i);
            if (_words[i - 1].Length == MinWordLength)
            {
                _short[hash] = 1;
            }
            else
            {
                _long[Hash(BinaryPrimitives.ReadUInt32LittleEndian(_words[i - 1]))] = 1;
            }
        }

        var groups = WordGroups.Split(words);
        for (var index = 0; index < groups.Count; index++)
        {
            AddGroup(groups[index], index / WordFilter.GroupsPerSet, (byte)(1 << (index % WordFilter.GroupsPerSet)));
        }

        RepeatEntries();
    }

    /// <summary>The tables of the <see cref="WordFilter"/>.</summary>
    public ReadOnlySpan<byte> Tables => _tables;

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

    /// <summary>The places in the first block of a text where the first bytes of some word may be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Candidates(ReadOnlySpan<byte> text)
    {
        var found = 0UL;

        // Without a branch for each place: the processor would guess wrong at every second one.
        for (var mask = WordFilter.Candidates(text, _tables); mask != 0; mask &= mask - 1)
        {
            var at = BitOperations.TrailingZeroCount(mask);
            var bytes = BinaryPrimitives.ReadUInt32LittleEndian(text[at..]);
            found |= (ulong)(_short[Hash(bytes << 8)] | _long[Hash(bytes)]) << at;
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(ReadOnlySpan<byte> text) => Hash((uint)((text[0] << 8) | (text[1] << 16) | (text[2] << 24)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(uint bytes) => (int)(bytes * 2654435761u >> (32 - HashBits));

    private void AddGroup(string[] group, int set, byte bit)
    {
        for (var position = 0; position < WordFilter.Positions; position++)
        {
            var table = _tables.AsSpan(WordFilter.TableStart(set, position), WordFilter.TableLength);
            foreach (var word in group)
            {
                if (word.Length > position)
                {
                    table[WordFilter.EntryOf(word[position])] |= bit;
                    continue;
                }

                // A word that ends before this position allows any byte here.
                for (var i = 0; i < table.Length; i++)
                {
                    table[i] |= bit;
                }
            }
        }
    }

    // The widest vectors look up characters that are no letters without reducing them to the entry that they share.
    private void RepeatEntries()
    {
        for (var i = 0; i < _tables.Length; i++)
        {
            var c = i % WordFilter.TableLength;
            _tables[i] = _tables[i - c + WordFilter.EntryOf(c)];
        }
    }
}
