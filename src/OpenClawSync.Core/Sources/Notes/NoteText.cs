namespace OpenClawSync.Sources.Notes;

/// <summary>A note's text and its lines, which count from 1 and end at \n, \r\n or a lone \r.</summary>
internal sealed class NoteText
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly List<int> _lineStarts = [0];

    public NoteText(string raw)
    {
        // The parser takes a byte order mark for text, and front matter or a heading behind it would be missed.
        Offset = raw.StartsWith(ByteOrderMark) ? 1 : 0;
        Markdown = raw[Offset..];
        Parsed = Markdown.Replace('\0', '\uFFFD');

        for (var next = NextLine(0); next < Markdown.Length; next = NextLine(next))
        {
            _lineStarts.Add(next);
        }
    }

    /// <summary>The text positions are counted in.</summary>
    public string Markdown { get; }

    /// <summary>The text the parser works on: NULs replaced, as it would do itself, so that lines can be told from copies.</summary>
    public string Parsed { get; }

    /// <summary>What to add to a position to get the one in the raw note.</summary>
    public int Offset { get; }

    public int LineCount => _lineStarts.Count;

    public int LineStart(int line) => line > LineCount ? Markdown.Length : _lineStarts[line - 1];

    public int LineOf(int position)
    {
        var index = _lineStarts.BinarySearch(Math.Clamp(position, 0, Markdown.Length));
        return index >= 0 ? index + 1 : ~index;
    }

    /// <summary>Where the line at a position ends, its line break left out.</summary>
    public int LineEnd(int position)
    {
        var length = Markdown.AsSpan(position).IndexOfAny('\r', '\n');
        return length < 0 ? Markdown.Length : position + length;
    }

    /// <summary>The first line that is not blank within the two given, or 0.</summary>
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

    /// <summary>The last line that is not blank within the two given, or 0.</summary>
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
