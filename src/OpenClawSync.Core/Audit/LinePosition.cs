namespace OpenClawSync.Audit;

/// <summary>Counts lines and columns in a text that arrives in pieces. It only moves forward.</summary>
/// <param name="firstLine">The number of the first line.</param>
internal sealed class LinePosition(int firstLine)
{
    private long _lineStart;
    private int _line = firstLine;
    private bool _afterReturn;

    /// <summary>The current offset in the text.</summary>
    public long Offset { get; private set; }

    /// <summary>Moves to an offset, and returns its line and column.</summary>
    /// <param name="text">A part of the text that contains everything from the current offset to the new one.</param>
    /// <param name="start">The offset at which the part begins.</param>
    /// <param name="offset">The new offset, not before the current one.</param>
    public (int Line, int Column) MoveTo(ReadOnlySpan<char> text, long start, long offset)
    {
        var rest = text[(int)(Offset - start)..(int)(offset - start)];
        while (!rest.IsEmpty)
        {
            var end = _afterReturn && rest[0] == '\n' ? 0 : rest.IndexOfAny('\r', '\n');
            if (end < 0)
            {
                _afterReturn = false;
                Offset = offset;
                break;
            }

            // The line feed of CR LF does not end another line.
            _line += _afterReturn && end == 0 && rest[0] == '\n' ? 0 : 1;
            _afterReturn = rest[end] == '\r';
            rest = rest[(end + 1)..];
            Offset += end + 1;
            _lineStart = Offset;
        }

        return (_line, (int)Math.Min(offset - _lineStart + 1, int.MaxValue));
    }
}
