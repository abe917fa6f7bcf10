using System.Buffers;
using OpenClawSync.Records.Notes;

namespace OpenClawSync.Sources.Notes;

/// <summary>Collects plain text, with white space collapsed, and the source of each piece in the note.</summary>
internal sealed class PlainTextBuilder(NoteText note)
{
    // White space and control characters other than the space itself.
    private static readonly SearchValues<char> Breaks = SearchValues.Create([
        .. Enumerable.Range(0, char.MaxValue).Select(code => (char)code).Where(character => character != ' ' && IsSpace(character)),
    ]);

    private readonly ArrayBufferWriter<char> _text = new();
    private readonly List<RenderedPiece> _pieces = [];
    private readonly List<Range> _opaque = [];
    private bool _spaceIsDue;

    /// <summary>The current length, which <see cref="CloseOpaque"/> expects.</summary>
    public int Length => _text.WrittenCount;

    /// <summary>Adds white space. Any amount of it becomes a single space between the text before and after it.</summary>
    public void Space() => _spaceIsDue = _text.WrittenCount > 0;

    /// <summary>Excludes the text that was added since a position from the search for times and tags.</summary>
    public void CloseOpaque(int since)
    {
        if (_text.WrittenCount > since)
        {
            _opaque.Add(since.._text.WrittenCount);
        }
    }

    /// <summary>Adds a range of the note as it is, without what is withheld.</summary>
    public void AddSource(int start, int length)
    {
        var end = start + length;
        while (start < end && note.Withheld.Count > 0 && note.NextWithheld(start) is { } withheld && withheld.Start < end)
        {
            AddRange(start, withheld.Start);
            Space();
            start = Math.Min(withheld.End, end);
        }

        AddRange(start, end);
    }

    private void AddRange(int start, int end)
    {
        while (start < end)
        {
            var run = RunLength(note.Markdown.AsSpan(start..end));
            if (run == 0)
            {
                Space();
            }
            else
            {
                AddRun(start, run);
            }

            start += Math.Max(run, 1);
        }
    }

    /// <summary>
    /// Adds text that the parser produced from a range of the note: character by character where they occur there in the same order, else
    /// as a whole.
    /// </summary>
    public void AddText(ReadOnlySpan<char> text, int sourceStart, int sourceLength)
    {
        var (start, length) = Clamp(sourceStart, sourceLength);
        if (text.SequenceEqual(note.Markdown.AsSpan(start, length)))
        {
            AddSource(start, length);
        }
        else if (!FollowSource(text, start, length, add: false))
        {
            AddWhole(text, start, length);
        }
        else
        {
            FollowSource(text, start, length, add: true);
        }
    }

    /// <summary>Adds text that corresponds to a range of the note as a whole, such as an entity.</summary>
    public void AddWhole(ReadOnlySpan<char> text, int sourceStart, int sourceLength)
    {
        var (start, length) = Clamp(sourceStart, sourceLength);
        if (note.Withheld.Count > 0 && note.NextWithheld(start) is { } withheld && withheld.Start < start + length)
        {
            Space();
            return;
        }

        var before = _text.WrittenCount;
        foreach (var character in text)
        {
            if (IsSpace(character))
            {
                Space();
                continue;
            }

            if (_spaceIsDue)
            {
                _text.Write(" ");
            }

            if (_spaceIsDue && _text.WrittenCount == before + 1)
            {
                before++;
            }

            _text.Write([character]);
            _spaceIsDue = false;
        }

        if (_text.WrittenCount == before)
        {
            return;
        }

        // Equal lengths would mean that text and source are equal, so the source range is made one character longer or shorter.
        var added = _text.WrittenCount - before;
        if (added == length)
        {
            length += start + length < note.Markdown.Length ? 1 : -1;
        }

        _pieces.Add(new RenderedPiece(before, added, start + note.Offset, length));
    }

    /// <summary>Returns the collected text and clears the builder.</summary>
    public PlainText Build()
    {
        var text = new PlainText(new RenderedText(_text.WrittenSpan.ToString(), _pieces.ToArray()), _opaque.ToArray());
        _text.ResetWrittenCount();
        _pieces.Clear();
        _opaque.Clear();
        _spaceIsDue = false;
        return text;
    }

    private (int Start, int Length) Clamp(int start, int length)
    {
        var from = Math.Clamp(start, 0, note.Markdown.Length);
        return (from, Math.Clamp(length, 0, note.Markdown.Length - from));
    }

    // Control characters do not belong in plain text, so they count as white space.
    private static bool IsSpace(char character) => char.IsWhiteSpace(character) || char.IsControl(character);

    private bool FollowSource(ReadOnlySpan<char> text, int start, int length, bool add)
    {
        var source = note.Markdown.AsSpan(start, length);
        var at = 0;
        foreach (var character in text)
        {
            if (IsSpace(character))
            {
                if (add)
                {
                    Space();
                }

                continue;
            }

            while (at < source.Length && !Matches(character, source[at]))
            {
                at++;
            }

            if (at == source.Length)
            {
                return false;
            }

            if (add)
            {
                AddSource(start + at, 1);
            }

            at++;
        }

        return true;
    }

    // The parser replaces a NUL by the replacement character.
    private static bool Matches(char character, char source) => character == source || (character == '\uFFFD' && source == '\0');

    // The length of the text that can be kept as it is: words with one space between them.
    private static int RunLength(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny(Breaks) is var stop and >= 0)
        {
            text = text[..stop];
        }

        if (text.IndexOf("  ") is var wide and >= 0)
        {
            text = text[..wide];
        }

        return text is [' ', ..] ? 0 : text.TrimEnd(' ').Length;
    }

    private void AddRun(int source, int length)
    {
        var raw = source + note.Offset;
        var last = _pieces.Count - 1;
        var grows = last >= 0 && _pieces[last].TextLength == _pieces[last].SourceLength;
        var gap = grows ? raw - (_pieces[last].SourceStart + _pieces[last].SourceLength) : -1;
        var isSameSpace = _spaceIsDue && gap == 1 && note.Markdown[source - 1] == ' ';

        if (_spaceIsDue)
        {
            _text.Write(" ");
        }

        _text.Write(note.Markdown.AsSpan(source, length));

        if (isSameSpace || (gap == 0 && !_spaceIsDue))
        {
            Grow(last, gap + length);
        }
        else
        {
            _pieces.Add(new RenderedPiece(_text.WrittenCount - length, length, raw, length));
        }

        _spaceIsDue = false;
    }

    private void Grow(int index, int length)
    {
        var piece = _pieces[index];
        _pieces[index] = piece with { TextLength = piece.TextLength + length, SourceLength = piece.SourceLength + length };
    }
}
