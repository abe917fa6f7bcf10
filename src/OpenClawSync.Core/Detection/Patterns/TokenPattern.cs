using System.Text;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Patterns;

/// <summary>
/// The shape of a token: literals and runs, matched from the left without backtracking, so the time is linear.
/// The notation is a small part of regular expressions: <c>ghp_[A-Za-z0-9]{36,}</c>, <c>(live|test)</c>, <c>\.</c>, <c>?</c>.
/// A <c>§</c> marks where the secret begins if the text before it is not to be redacted.
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

    /// <summary>The characters of the last run: a match is whole only where they end.</summary>
    public AsciiSet Tail => _parts[^1].IsLiteral ? default : _parts[^1].Set;

    /// <summary>Whether the last run has a greatest length.</summary>
    public bool EndsFixed => !_parts[^1].IsLiteral && _parts[^1].Max < PatternParser.Unbounded;

    public static TokenPattern Parse(string source)
    {
        var mark = source.IndexOf('§', StringComparison.Ordinal);
        var lead = mark < 0 ? [] : PatternParser.Parse(source[..mark]);
        return new(source, [.. lead, .. PatternParser.Parse(source[(mark + 1)..])], lead.Length);
    }

    /// <summary>The length of the match at the beginning of the text, or -1; in both cases how much was read.</summary>
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

    /// <summary>How many characters at the beginning are fixed, or nearly so; the random body of the token follows.</summary>
    public int LeadLength { get; }

    /// <summary>The characters that can be the third one of a match.</summary>
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

    /// <summary>The length of the word of letters and digits that a match begins with, as far as it is known.</summary>
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

    /// <summary>A made-up token of this shape, always the same for the same seed.</summary>
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

    /// <summary>A text of this shape with runs of one character only, as a placeholder in a document.</summary>
    public string Blank() =>
        string.Concat(_parts.Select(part => part.IsLiteral ? part.Literals[0] : new string(Filler(part.Set), Math.Max(1, part.Min))));

    private static char Filler(AsciiSet set) =>
        set.Contains('x') ? 'x'
        : set.Contains('X') ? 'X'
        : set.ToArray()[0];

    /// <summary>Random numbers that are the same in every run and on every runtime.</summary>
    private sealed class SampleRandom(uint seed)
    {
        private uint _state = (seed * 2654435761u) ^ 0x9E3779B9u;

        public int Next(int exclusiveMax)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return (int)((_state >> 3) % (uint)exclusiveMax);
        }
    }
}
