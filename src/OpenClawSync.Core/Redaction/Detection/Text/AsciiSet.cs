namespace OpenClawSync.Redaction.Detection;

/// <summary>A set of ASCII characters held in two words, so that a test is a shift and a mask.</summary>
internal readonly record struct AsciiSet(ulong Low, ulong High)
{
    public bool Contains(char c) => c < 128 && (((c < 64 ? Low : High) >> (c & 63)) & 1) != 0;

    public AsciiSet With(char c) =>
        c < 64 ? this with { Low = Low | (1UL << c) } : this with { High = High | (1UL << (c - 64)) };

    public AsciiSet With(char first, char last)
    {
        var set = this;
        for (var c = first; c <= last; c++) set = set.With(c);
        return set;
    }

    public AsciiSet Union(AsciiSet other) => new(Low | other.Low, High | other.High);

    public AsciiSet Negated() => new(~Low, ~High);

    public static AsciiSet Of(string characters)
    {
        var set = default(AsciiSet);
        foreach (var c in characters) set = set.With(c);
        return set;
    }

    /// <summary>Its members in order of their code.</summary>
    public char[] ToArray()
    {
        var self = this;
        return [.. Enumerable.Range(0, 128).Select(i => (char)i).Where(c => self.Contains(c))];
    }
}
