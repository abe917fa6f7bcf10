using System.Buffers.Binary;
using System.Numerics;
using OpenClawSync.Detection.Words;

namespace OpenClawSync.Detection.Seeds;

/// <summary>
/// Tells quickly that the words around a place are no seed phrase: too few of them may be in one list, or words between them are in none.
/// Most text is ruled out so; the rest is read word by word.
/// </summary>
/// <param name="window">The text in small letters.</param>
/// <param name="startsText">Whether the window begins where the text does.</param>
/// <param name="endsText">Whether the window ends where the text does.</param>
internal readonly ref struct SeedProbe(in FoldedWindow window, bool startsText, bool endsText)
{
    // The shortest and the longest word of the lists.
    private const int MinWord = 3;
    private const int MaxWord = 9;

    // What may be between two words is longer only where a table begins.
    private const int MaxGap = 48;

    // No phrase has more words that are not listed, or fewer that are; without any of the former it needs no name.
    private const int MaxUnlisted = 3;
    private const int MinListed = 9;
    private const int MinWords = 12;

    private const int MaxRead = 12;

    private const byte AllLists = byte.MaxValue;

    private readonly KindMasks _kinds = window.Kinds;
    private readonly ReadOnlySpan<byte> _bytes = window.Bytes;
    private readonly int _length = window.Length;

    /// <summary>What the words around a place may be.</summary>
    public SeedProbeResult At(int at)
    {
        // What is left of the word that the place is within belongs to the words before.
        var start = at;
        if (at > 0 && IsLetter(_bytes[at - 1]))
        {
            start += BitOperations.TrailingZeroCount(~_kinds.LettersFrom(at));
        }

        Span<byte> after = stackalloc byte[MaxRead];
        Span<byte> before = stackalloc byte[MaxRead];
        if (ReadForward(start, after[..2]) == 0 || after[0] == 0)
        {
            return SeedProbeResult.None;
        }

        // The word has another one of its list beside it.
        var lists = after[0] & after[1];
        if (lists == 0 && (ReadBack(start, before[..1]) == 0 || (lists = after[0] & before[0]) == 0))
        {
            return SeedProbeResult.None;
        }

        return Measure(after[..ReadForward(start, after)], before[..ReadBack(start, before)], lists);
    }

    private static SeedProbeResult Measure(ReadOnlySpan<byte> after, ReadOnlySpan<byte> before, int lists)
    {
        Span<int> listedAfter = stackalloc int[MaxUnlisted + 1];
        Span<int> listedBefore = stackalloc int[MaxUnlisted + 1];
        for (; lists != 0; lists &= lists - 1)
        {
            Count(after, lists & -lists, listedAfter);
            Count(before, lists & -lists, listedBefore);
            if (listedAfter[0] + listedBefore[0] >= MinWords)
            {
                return SeedProbeResult.Unknown;
            }

            for (var unlisted = 0; unlisted <= MaxUnlisted; unlisted++)
            {
                if (listedAfter[unlisted] + listedBefore[MaxUnlisted - unlisted] >= MinListed)
                {
                    return SeedProbeResult.IfNamed;
                }
            }
        }

        return SeedProbeResult.None;
    }

    // How many words from the first are listed, by how many that are not are among them.
    private static void Count(ReadOnlySpan<byte> words, int list, Span<int> listed)
    {
        var count = 0;
        var unlisted = 0;
        foreach (var lists in words)
        {
            if ((lists & list) != 0)
            {
                count++;
                continue;
            }

            listed[unlisted++] = count;
            if (unlisted > MaxUnlisted)
            {
                return;
            }
        }

        listed[unlisted..].Fill(count);
    }

    // The lists that may have each of the words after a place, up to one that can be in none.
    private int ReadForward(int at, Span<byte> lists)
    {
        for (var count = 0; count < lists.Length; )
        {
            var words = _kinds.LettersFrom(at);
            var gap = BitOperations.TrailingZeroCount(words);
            if (at + gap >= _length)
            {
                return endsText ? count : Fill(lists, count);
            }

            var length = gap > MaxGap ? 0 : BitOperations.TrailingZeroCount(~(words >> gap));
            at += gap;
            if (!TryRead(at, length, out lists[count]))
            {
                return count;
            }

            count++;
            at += length;
        }

        return lists.Length;
    }

    // The same for the words before a place.
    private int ReadBack(int at, Span<byte> lists)
    {
        for (var count = 0; count < lists.Length; )
        {
            var words = _kinds.LettersBefore(at);
            var gap = BitOperations.LeadingZeroCount(words);
            if (gap >= at)
            {
                return startsText ? count : Fill(lists, count);
            }

            var length = gap > MaxGap ? 0 : BitOperations.LeadingZeroCount(~(words << gap));
            at -= gap + length;
            if (!TryRead(at, length, out lists[count]))
            {
                return count;
            }

            count++;
        }

        return lists.Length;
    }

    // Where the window ends before the text does, the words after it may be listed.
    private static int Fill(Span<byte> lists, int count)
    {
        lists[count..].Fill(AllLists);
        return lists.Length;
    }

    private bool TryRead(int start, int length, out byte lists)
    {
        lists = AllLists;
        if (start > 0 && _bytes[start - 1] == '\\')
        {
            // The letter of an escape.
            start++;
            if (--length == 0)
            {
                return true;
            }
        }

        if (IsOther(start + length) || (start > 0 && IsOther(start - 1)))
        {
            // A word with accents must be looked up as text.
            return true;
        }

        if (length is < MinWord or > MaxWord)
        {
            return false;
        }

        // `word1=` numbers the words.
        if (!IsDigit(_bytes[start + length]))
        {
            lists = SeedFilter.Lists(
                BinaryPrimitives.ReadUInt64LittleEndian(_bytes[start..])
                    & (ulong.MaxValue >> (8 * (SeedFilter.MaxLetters - Math.Min(length, SeedFilter.MaxLetters))))
            );
        }

        return true;
    }

    // Whether the character is not ASCII.
    private bool IsOther(int at) => _bytes[at] == byte.MaxValue;

    private static bool IsLetter(byte c) => c is >= (byte)'a' and <= (byte)'z';

    private static bool IsDigit(byte c) => c is >= (byte)'0' and <= (byte)'9';
}

/// <summary>What the words around a place may be.</summary>
internal enum SeedProbeResult
{
    /// <summary>No seed phrase.</summary>
    None,

    /// <summary>A seed phrase with a word or two misspelt, if a name is near.</summary>
    IfNamed,

    /// <summary>Anything: the words must be read.</summary>
    Unknown,
}
