using System.Buffers;
using System.Collections.Frozen;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Values;

/// <summary>
/// Recognizes code in the place of a secret: <c>user.password</c>, <c>req.body["token"]</c>, <c>getToken()</c>, <c>string?</c>. A mark
/// alone does not make code: the names on both sides must read like names, and the marks must stand as they do in code.
/// </summary>
internal static class CodeExpression
{
    private const int MaxNameLength = 40;
    private const int MaxWordLength = 24;

    // Arguments do not have these.
    private static readonly SearchValues<char> OtherMarks = SearchValues.Create("#!$%^*+=~@");

    private static readonly FrozenSet<string> CodeWords = (
        "req request res response ctx context opts options args arg props params param cfg conf config settings env process self "
        + "this user users account acct session state form body headers header query event input inputs data value values text obj "
        + "object conn connection client server db database auth creds credential credentials cred secret secrets token tokens key "
        + "keys password passwd passphrase pass pwd pw login result results row item entry node props model store vault field fields "
        + "attr attributes meta info vars var local module output outputs get set parse load read fetch find create decode encode "
        + "string str bool int number type name id"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    // What the names of files and hosts end in.
    private static readonly FrozenSet<string> Endings = (
        "txt md json jsonc yml yaml toml env kdbx pem key crt cer cfg ini conf config html htm js ts tsx jsx py rb go rs sh bash ps "
        + "csv xlsx docx pdf zip tar gz gpg asc age log lock db sqlite xml properties com org net io dev local internal lan example "
        + "test invalid localhost app cloud de fr nl eu uk"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CodeWordLookup = CodeWords.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EndingLookup = Endings.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>Whether the value is an expression, or the name of a file or host, rather than a secret.</summary>
    public static bool IsCode(ReadOnlySpan<char> value)
    {
        var parts = 1;
        var start = 0;
        var dotted = true;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == '(')
            {
                return i > 0 && IsIdentifier(value[start..i]) && IsCall(value, start, i);
            }

            if (IsJoint(value, i))
            {
                if (i > start && !IsIdentifier(value[start..i]))
                {
                    return false;
                }

                if (c == '[')
                {
                    // A list, or a placeholder that was cut off.
                    return i == 0 || IsIndex(value[(i + 1)..]);
                }

                parts += i > start ? 1 : 0;
                dotted &= c == '.' && (i == 0 || value[i - 1] != '?');
                start = i + 1;
            }
            else if (!Chars.IsLetterOrDigit(c) && c is not ('_' or '$' or '!' or '>' or ':' or ']'))
            {
                return false;
            }
        }

        if (parts == 1 || !(start == value.Length ? EndsType(value) : IsIdentifier(value[start..])))
        {
            return false;
        }

        return !dotted || NamesCode(value) || IsEnding(value[start..]);
    }

    private static bool IsJoint(ReadOnlySpan<char> value, int i) =>
        value[i] switch
        {
            '.' or '[' => true,
            '?' => i + 1 == value.Length || value[i + 1] is '.' or '[' or '?',
            ':' => i > 0 && value[i - 1] == ':',
            '-' => i + 1 < value.Length && value[i + 1] == '>',
            _ => false,
        };

    // Names may have a few digits, but not among letters that are like no word.
    private static bool IsIdentifier(ReadOnlySpan<char> part)
    {
        if (part.Length is 0 or >= MaxNameLength || Chars.IsDigit(part[0]))
        {
            return false;
        }

        var digits = TextShape.Measure(part).Digits;
        return digits == 0 || (digits <= 4 && Wordiness.IsWordy(part)) || StandIns.IsMethodName(part);
    }

    // The arguments close, or are cut off where they open or where a quote, blank or comma ends the value.
    private static bool IsCall(ReadOnlySpan<char> value, int name, int open)
    {
        var close = value.LastIndexOf(')');
        if (open + 1 == value.Length || value[(open + 1)..].IndexOfAny("\"'{&*") == 0)
        {
            return true;
        }

        if (close > open)
        {
            return close + 1 == value.Length || value[close + 1] is '.' or ';' or ',' or ')' or '[' or '?' or '}';
        }

        var argument = value[(open + 1)..];
        if (TextShape.Measure(argument).Digits == 0 && IsIdentifier(argument) && NamesCode(argument))
        {
            return true;
        }

        return open - name > 1 && TextShape.Measure(value).Digits == 0 && !value.ContainsAny(OtherMarks);
    }

    // `["name`, `[0]`, `[name]`
    private static bool IsIndex(ReadOnlySpan<char> rest)
    {
        if (rest.Length == 0 || rest[0] is '"' or '\'')
        {
            return true;
        }

        var close = rest.IndexOf(']');
        if (close <= 0)
        {
            return false;
        }

        return TextShape.Measure(rest[..close]).Digits == close || IsIdentifier(rest[..close]);
    }

    // A type that may be missing: `string?`, `SecureString?`.
    private static bool EndsType(ReadOnlySpan<char> value) =>
        value[^1] != '?' || value.EndsWith("string?", StringComparison.OrdinalIgnoreCase) || NamesCode(value);

    private static bool NamesCode(ReadOnlySpan<char> value)
    {
        Span<char> lower = stackalloc char[MaxWordLength];
        for (var at = 0; at < value.Length; )
        {
            var start = at;
            while (
                at < value.Length
                && Chars.IsLetter(value[at])
                && (at == start || !(Chars.IsUpper(value[at]) && Chars.IsLower(value[at - 1])))
            )
            {
                at++;
            }

            if (at == start)
            {
                at++;
                continue;
            }

            var length = Math.Min(at - start, MaxWordLength);
            for (var i = 0; i < length; i++)
            {
                lower[i] = Chars.ToLower(value[start + i]);
            }

            if (CodeWordLookup.Contains(lower[..length]) || (start > 0 && Chars.IsLower(value[start - 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEnding(ReadOnlySpan<char> part) => part.Length <= MaxWordLength && EndingLookup.Contains(part);
}
