using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenClawSync.Protection.Policy;

/// <summary>
/// Converts a regular expression in Go's syntax (RE2), which the rules of gitleaks use, to .NET's. Syntax with the same meaning in both is
/// copied; syntax that needs backtracking, or has no equivalent, is rejected with a reason.
/// </summary>
internal sealed class GoPattern
{
    private static readonly Dictionary<string, string> Classes = new(StringComparer.Ordinal)
    {
        ["alnum"] = "0-9A-Za-z",
        ["alpha"] = "A-Za-z",
        ["ascii"] = @"\x00-\x7F",
        ["blank"] = @"\t ",
        ["cntrl"] = @"\x00-\x1F\x7F",
        ["digit"] = "0-9",
        ["graph"] = "!-~",
        ["lower"] = "a-z",
        ["print"] = " -~",
        ["punct"] = @"!-/:-@\[-`{-~",
        ["space"] = @"\t\n\v\f\r ",
        ["upper"] = "A-Z",
        ["word"] = "0-9A-Za-z_",
        ["xdigit"] = "0-9A-Fa-f",
    };

    private readonly string _source;
    private readonly StringBuilder _result = new();

    // Whether `$` matches the end of a line, for each open group.
    private readonly Stack<bool> _multiline = new([false]);
    private int _at;

    private GoPattern(string source) => _source = source;

    /// <summary>The equivalent expression for .NET.</summary>
    /// <exception cref="FormatException">
    /// The expression has an unsupported part; the message says which kind, and quotes nothing.
    /// </exception>
    public static string ToDotNet(string source)
    {
        var pattern = new GoPattern(source);
        while (pattern._at < source.Length)
        {
            pattern.ConvertNext();
        }

        return pattern._result.ToString();
    }

    private ReadOnlySpan<char> Rest => _source.AsSpan(_at);

    private void ConvertNext()
    {
        switch (_source[_at])
        {
            case '\\':
                ConvertEscape(inClass: false);
                break;
            case '[':
                ConvertClass();
                break;
            case '(':
                ConvertGroup();
                break;
            case ')':
                if (_multiline.Count > 1)
                {
                    _multiline.Pop();
                }

                Copy(1);
                break;
            case '$':
                // In .NET `$` would also match before a final line break.
                _result.Append(_multiline.Peek() ? "$" : "\\z");
                _at++;
                break;
            default:
                Copy(1);
                break;
        }
    }

    private void ConvertGroup()
    {
        if (!Rest.StartsWith("(?"))
        {
            _multiline.Push(_multiline.Peek());
            Copy(1);
        }
        else if (Rest.StartsWith("(?P<") || (Rest.StartsWith("(?<") && !Rest.StartsWith("(?<=") && !Rest.StartsWith("(?<!")))
        {
            // Go numbers named groups together with the others, .NET after them. Nothing refers to the name, so it is dropped.
            var end = _source.IndexOf('>', _at);
            if (end < 0)
            {
                throw new FormatException("a group name is not terminated");
            }

            _multiline.Push(_multiline.Peek());
            _result.Append('(');
            _at = end + 1;
        }
        else
        {
            ConvertFlags();
        }
    }

    private void ConvertFlags()
    {
        var start = _at;
        var (multiline, on) = (_multiline.Peek(), true);
        for (_at += 2; _at < _source.Length && _source[_at] is not (':' or ')'); _at++)
        {
            switch (_source[_at])
            {
                case '-':
                    on = false;
                    break;
                case 'm':
                    multiline = on;
                    break;
                case 'i' or 's':
                    break;
                default:
                    throw new FormatException("look-around, atomic groups and flags other than i, m and s are not supported");
            }
        }

        if (_at == _source.Length)
        {
            throw new FormatException("a group is not closed");
        }

        if (_source[_at] == ')')
        {
            _multiline.Pop();
        }

        _multiline.Push(multiline);
        _at++;
        _result.Append(_source, start, _at - start);
    }

    private void ConvertClass()
    {
        Copy(Rest.StartsWith("[^") ? 2 : 1);
        for (var first = true; ; first = false)
        {
            if (_at >= _source.Length)
            {
                throw new FormatException("a character class is not closed");
            }

            if (_source[_at] == ']' && !first)
            {
                Copy(1);
                return;
            }

            ConvertClassItem();
        }
    }

    private void ConvertClassItem()
    {
        if (Rest.StartsWith("[:"))
        {
            var end = _source.IndexOf(":]", _at, StringComparison.Ordinal);
            _result.Append(
                end > 0 && Classes.TryGetValue(_source[(_at + 2)..end], out var members)
                    ? members
                    : throw new FormatException("a named character class is unknown or negated")
            );
            _at = end + 2;
        }
        else if (_source[_at] == '\\')
        {
            ConvertEscape(inClass: true);
        }
        else if (_source[_at] is '[' or ']')
        {
            // After a dash .NET would read a bracket as a class subtraction.
            _result.Append('\\');
            Copy(1);
        }
        else
        {
            Copy(1);
        }
    }

    private void ConvertEscape(bool inClass)
    {
        if (_at + 1 >= _source.Length)
        {
            throw new FormatException("it ends with a backslash");
        }

        switch (_source[_at + 1])
        {
            case 'Q' when !inClass:
                ConvertQuote();
                break;
            case 'p' or 'P':
                ConvertCategory();
                break;
            case 'x' when Rest.StartsWith("\\x{"):
                ConvertCodePoint();
                break;
            case >= '1' and <= '9':
                throw new FormatException("back-references are not supported, because they cannot run in linear time");
            case 'C' or 'k' or 'G' or 'Z':
                throw new FormatException("it has an escape that Go does not know, or that has no equivalent in .NET");
            default:
                Copy(2);
                break;
        }
    }

    private void ConvertQuote()
    {
        var end = _source.IndexOf("\\E", _at, StringComparison.Ordinal);
        var stop = end < 0 ? _source.Length : end;
        _result.Append(Regex.Escape(_source[(_at + 2)..stop]));
        _at = end < 0 ? stop : stop + 2;
    }

    private void ConvertCategory()
    {
        var end = Rest.StartsWith("\\p{") || Rest.StartsWith("\\P{") ? _source.IndexOf('}', _at) : _at + 2;
        if (end < 0 || end >= _source.Length)
        {
            throw new FormatException("a Unicode category is not terminated");
        }

        var name = _source[(_at + 2)..(end + 1)].Trim('{', '}');
        var negated = _source[_at + 1] == 'P' ^ name.StartsWith('^');
        name = name.TrimStart('^');
        if (name.Length is 0 or > 2)
        {
            throw new FormatException("scripts are not supported, only general categories such as \\p{L}");
        }

        _result.Append(negated ? "\\P{" : "\\p{").Append(name).Append('}');
        _at = end + 1;
    }

    private void ConvertCodePoint()
    {
        var end = _source.IndexOf('}', _at);
        if (
            end < 0
            || !int.TryParse(
                _source.AsSpan(_at + 3, end - _at - 3),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var code
            )
            || code is < 0 or > 0xFFFF
        )
        {
            throw new FormatException("a code point is invalid, or is greater than U+FFFF");
        }

        _result.Append(CultureInfo.InvariantCulture, $"\\u{code:X4}");
        _at = end + 1;
    }

    private void Copy(int count)
    {
        _result.Append(_source, _at, count);
        _at += count;
    }
}
