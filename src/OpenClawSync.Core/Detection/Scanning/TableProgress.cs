namespace OpenClawSync.Detection.Scanning;

/// <summary>The progress of the scanners for tables, and the headings that they found.</summary>
internal struct TableProgress
{
    private List<(int Start, int End)>? _headers;

    /// <summary>The lines with bars before this have been read.</summary>
    public int BarsReadTo { get; set; }

    /// <summary>The lines without bars before this have been read.</summary>
    public int LinesReadTo { get; set; }

    /// <summary>The elements before this have been read.</summary>
    public int ElementsReadTo { get; set; }

    /// <summary>Notes a header with a heading that names a secret.</summary>
    public void AddHeader(int start, int end) => (_headers ??= []).Add((start, end));

    /// <summary>Whether a name is part of such a header: what follows it is the next heading, not its value.</summary>
    public readonly bool IsInHeader(int at)
    {
        if (_headers is null)
        {
            return false;
        }

        var (low, high) = (0, _headers.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (start, end) = _headers[middle];
            if (at >= start && at < end)
            {
                return true;
            }

            (low, high) = at < start ? (low, middle - 1) : (middle + 1, high);
        }

        return false;
    }
}
