using System.Text;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Patterns;

/// <summary>
/// The shape of a token: literals and runs, matched from the left without going back, so the time is linear.
/// The notation is a small part of regular expressions: <c>ghp_[A-Za-z0-9]{36,}</c>, <c>(live|test)</c>, <c>\.</c>, <c>?</c>.
/// A <c>§</c> stands where the secret begins when words before it are to stay readable.
/// </summary>
internal sealed class TokenPattern
{
    private static readonly AsciiSet LettersAndDigits = default(AsciiSet).With('0', '9').With('A', 'Z').With('a', 'z');

    private readonly PatternPart[] _parts;

    private readonly int _secretPart;

    private TokenPattern(string source, PatternPart[] parts, int secretPart)
    {
        Source = source;
        _parts = parts;
        _secretPart = secretPart;
        LeadLength = parts
            .TakeWhile(part => part.IsLiteral ? part.Min > 0 : part.Max <= 2)
            .Sum(part => part.IsLiteral ? part.Literals.Min(l => l.Length) : part.Min);
        MinLength = parts.Sum(part => part.IsLiteral && part.Min > 0 ? part.Literals.Min(l => l.Length) : part.Min);
    }

    public string Source { get; }

    public int MinLength { get; }

    public IReadOnlyList<PatternPart> Parts => _parts;

    /// <summary>The last run's characters: a match is whole only where they end.</summary>
    public AsciiSet Tail => _parts[^1].IsLiteral ? default : _parts[^1].Set;

    /// <summary>The last run's greatest length is a limit, not just "or more".</summary>
    public bool EndsFixed => !_parts[^1].IsLiteral && _parts[^1].Max < PatternParser.Unbounded;

    public static TokenPattern Parse(string source)
    {
        var mark = source.IndexOf('§', StringComparison.Ordinal);
        var lead = mark < 0 ? [] : PatternParser.Parse(source[..mark]);
        return new(source, [.. lead, .. PatternParser.Parse(source[(mark + 1)..])], lead.Length);
    }

    /// <summary>The length matched at the front of the text, or -1; either way, how much of it was read.</summary>
    public int Match(ReadOnlySpan<char> text, out int secretAt, out int read)
    {
        secretAt = read = 0;
        if (text.Length < MinLength)
        {
            return -1;
        }

        for (var i = 0; i < _parts.Length; i++)
        {
            if (i == _secretPart)
            {
                secretAt = read;
            }

            var length = _parts[i].Match(text[read..], out var partRead);
            read += length < 0 ? partRead : length;
            if (length < 0)
            {
                return -1;
            }
        }
        return read;
    }

    /// <summary>How many characters from the front are all but fixed; what follows them is the token's random body.</summary>
    public int LeadLength { get; }

    /// <summary>What the third character of a match can be.</summary>
    public AsciiSet ThirdCharacter()
    {
        var set = default(AsciiSet);
        var head = _parts[0];
        if (head.IsLiteral && head.Literals.All(literal => literal.Length > 2))
        {
            foreach (var literal in head.Literals)
            {
                set = set.With(literal[2]);
            }
        }
        else if (!head.IsLiteral && head.Min > 2)
        {
            set = head.Set;
        }
        else
        {
            return default(AsciiSet).Negated();
        }

        return set;
    }

    /// <summary>How long the word of letters and digits is that a match opens with, when that is known.</summary>
    public (int Min, int Max) HeadWord()
    {
        var head = _parts[0];
        if (head.IsLiteral || !head.Set.IsWithin(LettersAndDigits))
        {
            return (0, int.MaxValue);
        }

        var closed =
            head.Min == head.Max && _parts.Length > 1 && _parts[1].IsLiteral && _parts[1].Literals.All(l => !Chars.IsLetterOrDigit(l[0]));
        return (head.Min, closed ? head.Max : int.MaxValue);
    }

    /// <summary>A made-up token of this shape, the same for the same seed.</summary>
    public string Sample(int seed)
    {
        var random = new SampleRandom((uint)seed);
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            if (part.IsLiteral)
            {
                text.Append(part.Literals[random.Next(part.Literals.Length)]);
                continue;
            }
            var set = part.Set.ToArray();
            var length = part.Max >= PatternParser.Unbounded ? part.Min + random.Next(3) : part.Min + random.Next(part.Max - part.Min + 1);
            for (var i = 0; i < length; i++)
            {
                text.Append(set[random.Next(set.Length)]);
            }
        }
        return text.ToString();
    }

    /// <summary>A text of this shape whose runs are all one mark, as a document would write a placeholder.</summary>
    public string Blank() =>
        string.Concat(_parts.Select(part => part.IsLiteral ? part.Literals[0] : new string(Filler(part.Set), Math.Max(1, part.Min))));

    private static char Filler(AsciiSet set) =>
        set.Contains('x') ? 'x'
        : set.Contains('X') ? 'X'
        : set.ToArray()[0];
}
