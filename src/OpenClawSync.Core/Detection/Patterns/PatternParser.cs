using System.Globalization;
using System.Text;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Patterns;

/// <summary>Parses the notation of <see cref="TokenPattern"/>. It is for the built-in tables only and does not explain errors.</summary>
internal ref struct PatternParser
{
    /// <summary>The greatest length of a run that has no limit.</summary>
    public const int Unbounded = 1 << 16;

    private readonly ReadOnlySpan<char> _source;
    private readonly List<PatternPart> _parts = [];
    private readonly StringBuilder _literal = new();
    private int _at;

    private PatternParser(ReadOnlySpan<char> source) => _source = source;

    public static PatternPart[] Parse(string source)
    {
        var parser = new PatternParser(source);
        while (parser._at < source.Length)
        {
            parser.ReadPart();
        }

        parser.FlushLiteral();
        return [.. parser._parts];
    }

    private void ReadPart()
    {
        switch (_source[_at])
        {
            case '[':
                FlushLiteral();
                AddRun(ReadSet());
                break;
            case '(':
                FlushLiteral();
                AddWords();
                break;
            case '\\' when _source[_at + 1] is 'd' or 'w' or 'h':
                FlushLiteral();
                AddRun(ReadClass());
                break;
            case '\\':
                _at++;
                AddCharacter();
                break;
            default:
                AddCharacter();
                break;
        }
    }

    // One character, or a run of the same character if a count follows.
    private void AddCharacter()
    {
        var c = _source[_at++];
        if (_at < _source.Length && _source[_at] is '?' or '+' or '*' or '{')
        {
            FlushLiteral();
            AddRun(default(AsciiSet).With(c));
        }
        else
        {
            _literal.Append(c);
        }
    }

    private void FlushLiteral()
    {
        if (_literal.Length == 0)
        {
            return;
        }

        _parts.Add(new PatternPart([_literal.ToString()], default, 1, 1));
        _literal.Clear();
    }

    private void AddWords()
    {
        var close = _at + _source[_at..].IndexOf(')');
        var words = _source[(_at + 1)..close].ToString().Replace("\\", "", StringComparison.Ordinal).Split('|');
        _at = close + 1;
        var optional = _at < _source.Length && _source[_at] == '?';
        if (optional)
        {
            _at++;
        }

        _parts.Add(new PatternPart([.. words.OrderByDescending(w => w.Length)], default, optional ? 0 : 1, 1));
    }

    private void AddRun(AsciiSet set)
    {
        var (min, max) = ReadCount();
        _parts.Add(new PatternPart([], set, min, max));
    }

    private AsciiSet ReadClass()
    {
        var kind = _source[_at + 1];
        _at += 2;
        var digits = default(AsciiSet).With('0', '9');
        return kind == 'd' ? digits
            : kind == 'h' ? digits.With('a', 'f')
            : digits.With('a', 'z').With('A', 'Z').With('_');
    }

    private AsciiSet ReadSet()
    {
        var set = default(AsciiSet);
        _at++;
        while (_source[_at] != ']')
        {
            if (_source[_at] == '\\' && _source[_at + 1] is 'd' or 'w' or 'h')
            {
                set = set.Union(ReadClass());
                continue;
            }
            if (_source[_at] == '\\')
            {
                _at++;
            }

            var first = _source[_at++];
            if (_source[_at] == '-' && _source[_at + 1] != ']')
            {
                set = set.With(first, _source[_at + 1]);
                _at += 2;
            }
            else
            {
                set = set.With(first);
            }
        }
        _at++;
        return set;
    }

    private (int Min, int Max) ReadCount()
    {
        if (_at >= _source.Length)
        {
            return (1, 1);
        }

        switch (_source[_at])
        {
            case '?':
                _at++;
                return (0, 1);
            case '+':
                _at++;
                return (1, Unbounded);
            case '*':
                _at++;
                return (0, Unbounded);
            case '{':
                break;
            default:
                return (1, 1);
        }
        var close = _at + _source[_at..].IndexOf('}');
        var counts = _source[(_at + 1)..close].ToString().Split(',');
        _at = close + 1;
        var min = int.Parse(counts[0], CultureInfo.InvariantCulture);
        if (counts.Length == 1)
        {
            return (min, min);
        }

        return (min, counts[1].Length == 0 ? Unbounded : int.Parse(counts[1], CultureInfo.InvariantCulture));
    }
}
