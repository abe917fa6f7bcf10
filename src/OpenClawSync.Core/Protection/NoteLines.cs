using System.Collections.Immutable;

namespace OpenClawSync.Protection;

/// <summary>Turns places in a note into line numbers and back. Lines end with LF, CR LF or a lone CR.</summary>
internal sealed class NoteLines
{
    private readonly ImmutableArray<int> _starts;
    private readonly string _text;

    public NoteLines(string text)
    {
        _text = text;
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var at = text.AsSpan().IndexOfAny('\r', '\n'); at >= 0; )
        {
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            starts.Add(at);
            var next = text.AsSpan(at).IndexOfAny('\r', '\n');
            at = next < 0 ? -1 : at + next;
        }

        _starts = starts.ToImmutable();
    }

    /// <summary>The 1-based line of a place.</summary>
    public int LineOf(int place)
    {
        var found = _starts.BinarySearch(place);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>The raw text of lines, both 1-based and inclusive.</summary>
    public string TextOf(int first, int last)
    {
        var end = last < _starts.Length ? _starts[last] : _text.Length;
        return _text[_starts[first - 1]..end];
    }
}
