namespace OpenClawSync.Audit;

/// <summary>Counts lines and columns in a text that comes piece by piece. It only goes forward.</summary>
internal sealed class LinePosition
{
    private long _lineStart;
    private int _line = 1;
    private bool _afterReturn;

    /// <summary>The last place asked for.</summary>
    public long At { get; private set; }

    /// <summary>Goes on to a place, and gives its line and column.</summary>
    /// <param name="text">A part of the text that holds everything from the last place asked for to this one.</param>
    /// <param name="start">Where the part begins in the text.</param>
    /// <param name="place">The place in the text, not before the last one.</param>
    public (int Line, int Column) GoTo(ReadOnlySpan<char> text, long start, long place)
    {
        var rest = text[(int)(At - start)..(int)(place - start)];
        while (!rest.IsEmpty)
        {
            var taken = _afterReturn && rest[0] == '\n' ? 0 : rest.IndexOfAny('\r', '\n');
            if (taken < 0)
            {
                _afterReturn = false;
                At = place;
                break;
            }

            // The line feed of a CR LF ends no second line.
            _line += _afterReturn && taken == 0 && rest[0] == '\n' ? 0 : 1;
            _afterReturn = rest[taken] == '\r';
            rest = rest[(taken + 1)..];
            At += taken + 1;
            _lineStart = At;
        }

        return (_line, (int)Math.Min(place - _lineStart + 1, int.MaxValue));
    }
}
