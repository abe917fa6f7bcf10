using System.Runtime.CompilerServices;

namespace OpenClawSync.Detection.Scanning;

/// <summary>The progress of the scanners for tables, and the headings that they found.</summary>
internal struct TableProgress
{
    private const int MaxFirst = 8;

    // Most texts have few headers, or none: those need no list.
    private FirstHeaders _first;
    private int _count;
    private List<(int Start, int End)>? _more;

    /// <summary>The lines with bars before this have been read.</summary>
    public int BarsReadTo { get; set; }

    /// <summary>The lines without bars before this have been read.</summary>
    public int LinesReadTo { get; set; }

    /// <summary>The elements before this have been read.</summary>
    public int ElementsReadTo { get; set; }

    /// <summary>Notes a header with a heading that names a secret.</summary>
    public void AddHeader(int start, int end)
    {
        if (_count < MaxFirst)
        {
            _first[_count++] = (start, end);
            return;
        }

        (_more ??= []).Add((start, end));
    }

    /// <summary>Whether a name is part of such a header: what follows it is the next heading, not its value.</summary>
    public readonly bool IsInHeader(int at)
    {
        for (var i = 0; i < _count; i++)
        {
            if (at >= _first[i].Start && at < _first[i].End)
            {
                return true;
            }
        }

        if (_more is null)
        {
            return false;
        }

        var (low, high) = (0, _more.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (start, end) = _more[middle];
            if (at >= start && at < end)
            {
                return true;
            }

            (low, high) = at < start ? (low, middle - 1) : (middle + 1, high);
        }

        return false;
    }

    [InlineArray(MaxFirst)]
    private struct FirstHeaders
    {
        private (int Start, int End) _first;
    }
}
