using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Patterns;

/// <summary>One step of a token's shape: one of some literals, or a run of characters from a set.</summary>
/// <param name="Literals">The alternatives, longest first; empty when the part is a run.</param>
/// <param name="Set">The characters of the run.</param>
/// <param name="Min">The least number of characters; 0 for literals that are optional.</param>
/// <param name="Max">The greatest number of characters.</param>
internal sealed record PatternPart(string[] Literals, AsciiSet Set, int Min, int Max)
{
    public bool IsLiteral => Literals.Length > 0;

    /// <summary>The length of the match at the beginning of the text, or -1; in both cases how much was read.</summary>
    public int Match(ReadOnlySpan<char> text, out int read)
    {
        read = 0;
        if (IsLiteral)
        {
            return MatchLiteral(text);
        }

        var limit = Math.Min(Max, text.Length);
        while (read < limit && Set.Contains(text[read]))
        {
            read++;
        }

        return read < Min ? -1 : read;
    }

    private int MatchLiteral(ReadOnlySpan<char> text)
    {
        foreach (var literal in Literals)
        {
            if (text.StartsWith(literal))
            {
                return literal.Length;
            }
        }

        return Min == 0 ? 0 : -1;
    }
}
