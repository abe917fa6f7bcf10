using System.Numerics;

namespace OpenClawSync.Detection.Text;

/// <summary>
/// Finds runs of at least <see cref="MinLength"/> token characters (letters, digits, <c>_ -</c>) that have a digit or a capital
/// among them, sixty-four characters at a time: in the bit mask of a block, shifting the mask onto itself leaves a bit only where
/// a long run begins.
/// </summary>
internal ref struct RunFinder(ReadOnlySpan<char> text)
{
    public const int MinLength = 16;

    private const int Block = BlockMasks.BlockLength;

    private readonly ReadOnlySpan<char> _text = text;
    private int _next;
    private int _base;
    private bool _sawNonAscii;

    // The token characters of the current block, without the run that earlier blocks left open; and its digits and capitals.
    private ulong _tokens;
    private ulong _digitsAndCapitals;

    // Where long runs begin that have not been reported yet.
    private ulong _starts;

    // Where the run begins that the current block leaves open, or -1; and whether it has a digit or a capital so far.
    private int _open = -1;
    private bool _openCounts;

    /// <summary>Whether any character read so far is not ASCII.</summary>
    public readonly bool SawNonAscii => _sawNonAscii;

    public bool TryNext(out int start, out int end)
    {
        while (true)
        {
            if (_starts != 0)
            {
                if (TryTakeStart(out start, out end))
                {
                    return true;
                }
            }
            else if (_next < _text.Length)
            {
                if (ReadBlock(out start, out end))
                {
                    return true;
                }
            }
            else
            {
                (start, end) = (_open, _text.Length);
                _open = -1;
                return start >= 0 && end - start >= MinLength && _openCounts;
            }
        }
    }

    // The next run that begins in the current block; false when it has no digit and no capital, or is left open.
    private bool TryTakeStart(out int start, out int end)
    {
        var bit = BitOperations.TrailingZeroCount(_starts);
        var length = BitOperations.TrailingZeroCount(~(_tokens >> bit));
        start = _base + bit;
        end = start + length;
        if (bit + length >= Block)
        {
            _starts = 0;
            return false;
        }

        _starts &= ulong.MaxValue << (bit + length);
        return (_digitsAndCapitals >> bit & ((1UL << length) - 1)) != 0;
    }

    // Reads the next block; true when the run that the blocks before left open ends in it and is one to report.
    private bool ReadBlock(out int start, out int end)
    {
        _base = _next;
        _next += Block;
        var mask = BlockMasks.Read(_text, _base, out _digitsAndCapitals, ref _sawNonAscii);
        (start, end) = (_open, _base);
        var report = false;
        if (_open >= 0)
        {
            var head = BitOperations.TrailingZeroCount(~mask);
            _openCounts |= (head == Block ? _digitsAndCapitals : _digitsAndCapitals & ((1UL << head) - 1)) != 0;
            if (head == Block)
            {
                return false;
            }

            end = _base + head;
            mask &= ulong.MaxValue << head;
            report = _openCounts && end - start >= MinLength;
        }

        OpenTail(mask);
        _tokens = mask;
        mask &= mask >> 1;
        mask &= mask >> 2;
        mask &= mask >> 4;
        _starts = mask & (mask >> 8);
        return report;
    }

    private void OpenTail(ulong mask)
    {
        var tail = BitOperations.LeadingZeroCount(~mask);
        _open = tail == 0 ? -1 : _base + Block - tail;
        _openCounts = tail != 0 && (tail == Block ? _digitsAndCapitals : _digitsAndCapitals >> (Block - tail)) != 0;
    }
}
