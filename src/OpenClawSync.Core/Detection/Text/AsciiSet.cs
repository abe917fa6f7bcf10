using System.Numerics;

namespace OpenClawSync.Detection.Text;

/// <summary>A set of ASCII characters as two bit masks, which makes testing for a character fast.</summary>
internal readonly record struct AsciiSet(ulong Low, ulong High)
{
    public bool Contains(char c) => c < 128 && (((c < 64 ? Low : High) >> (c & 63)) & 1) != 0;

    public AsciiSet With(char c) => c < 64 ? this with { Low = Low | (1UL << c) } : this with { High = High | (1UL << (c - 64)) };

    public AsciiSet With(char first, char last)
    {
        var set = this;
        for (var c = first; c <= last; c++)
        {
            set = set.With(c);
        }

        return set;
    }

    public AsciiSet Union(AsciiSet other) => new(Low | other.Low, High | other.High);

    public AsciiSet Negated() => new(~Low, ~High);

    public static AsciiSet From(string characters)
    {
        var set = default(AsciiSet);
        foreach (var c in characters)
        {
            set = set.With(c);
        }

        return set;
    }

    public bool IsWithin(AsciiSet other) => (Low & ~other.Low) == 0 && (High & ~other.High) == 0;

    /// <summary>The members in order of their code.</summary>
    public char[] ToArray()
    {
        var members = new char[BitOperations.PopCount(Low) + BitOperations.PopCount(High)];
        var count = 0;
        for (var rest = Low; rest != 0; rest &= rest - 1)
        {
            members[count++] = (char)BitOperations.TrailingZeroCount(rest);
        }

        for (var rest = High; rest != 0; rest &= rest - 1)
        {
            members[count++] = (char)(64 + BitOperations.TrailingZeroCount(rest));
        }

        return members;
    }
}
