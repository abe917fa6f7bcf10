namespace OpenClawSync.Sources.Notes;

/// <summary>The text of a note and its lines, which are counted from 1 and end with \n, \r\n or a single \r.</summary>
internal sealed class NoteText
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly List<int> _lineStarts = [0];

    public NoteText(string raw)
    {
        // The parser treats a byte order mark as text, and would not recognize front matter or a heading after it.
        Offset = raw.StartsWith(ByteOrderMark) ? 1 : 0;
        Markdown = raw[Offset..];
        Parsed = Markdown.Replace('\0', '\uFFFD');
        Withheld = WithheldText.Find(Markdown);

        for (var next = NextLine(0); next < Markdown.Length; next = NextLine(next))
        {
            _lineStarts.Add(next);
        }
    }

    /// <summary>The text that positions refer to.</summary>
    public string Markdown { get; }

    /// <summary>
    /// The text for the parser. NULs are replaced as the parser would do itself, so that its lines refer to this string and not to a copy.
    /// </summary>
    public string Parsed { get; }

    /// <summary>The difference between a position in the raw note and one in this text.</summary>
    public int Offset { get; }

    /// <summary>The ranges of the text that no rendering contains, in order and disjoint.</summary>
    public IReadOnlyList<Range> Withheld { get; }

    public int LineCount => _lineStarts.Count;

    public int LineStart(int line) => line > LineCount ? Markdown.Length : _lineStarts[line - 1];

    public int LineOf(int position)
    {
        var index = _lineStarts.BinarySearch(Math.Clamp(position, 0, Markdown.Length));
        return index >= 0 ? index + 1 : ~index;
    }

    /// <summary>The end of the line at a position, without the line break.</summary>
    public int LineEnd(int position)
    {
        var length = Markdown.AsSpan(position).IndexOfAny('\r', '\n');
        return length < 0 ? Markdown.Length : position + length;
    }

    /// <summary>The first withheld range that ends after a position.</summary>
    public (int Start, int End)? NextWithheld(int position)
    {
        var (low, high) = (0, Withheld.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Withheld[middle].End.Value <= position ? (middle + 1, high) : (low, middle);
        }

        return low < Withheld.Count ? (Withheld[low].Start.Value, Withheld[low].End.Value) : null;
    }

    /// <summary>The first line in a range that is not blank; 0 when there is none.</summary>
    public int FirstFilledLine(int from, int to)
    {
        for (var line = from; line <= to; line++)
        {
            if (!IsBlank(line))
            {
                return line;
            }
        }

        return 0;
    }

    /// <summary>The last line in a range that is not blank; 0 when there is none.</summary>
    public int LastFilledLine(int from, int to)
    {
        for (var line = to; line >= from; line--)
        {
            if (!IsBlank(line))
            {
                return line;
            }
        }

        return 0;
    }

    private bool IsBlank(int line) => Markdown.AsSpan()[LineStart(line)..LineStart(line + 1)].IsWhiteSpace();

    private int NextLine(int position)
    {
        var end = LineEnd(position);
        return end + (Markdown.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
    }
}
