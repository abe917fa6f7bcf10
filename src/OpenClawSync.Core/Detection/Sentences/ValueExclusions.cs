using System.Buffers;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Sentences;

/// <summary>What cannot be a secret, whatever a sentence says of it: addresses, versions, code, placeholders, names of files.</summary>
internal static class ValueExclusions
{
    // The name of a list of issues, and the digits of a number in it.
    private const int MaxTracker = 4;

    private const int DateLength = 10;

    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789.x");

    private static readonly SearchValues<char> BracketMarks = SearchValues.Create("()[]{}<>=");

    /// <summary>Whether the text cannot be a secret: an address, a path, a version, a placeholder.</summary>
    public static bool IsPossible(ReadOnlySpan<char> value) =>
        value.IndexOf("://") < 0
        && value.IndexOf(Placeholder.Text) < 0
        && !Placeholders.IsPlaceholder(value)
        && !IsMailAddress(value)
        && !IsHost(value)
        && !IsReference(value)
        && !IsCall(value)
        && !IsPath(value)
        && !IsDigest(value)
        && !IsMarkup(value)
        && !IsTechnicalName(value)
        && !IsPattern(value)
        && !IsPackage(value)
        && !IsRelease(value)
        && !IsTime(value)
        && !StandIns.IsAlgorithm(value)
        && !PublicText.IsPublic(value)
        && !(value.ContainsAny(BracketMarks) && CodeExpression.IsCode(value));

    // `AAAA-9999-AAAA` shows the form of a value.
    private static bool IsPattern(ReadOnlySpan<char> value) => value.Length >= 8 && Entropy.Distinct(value) <= 3;

    // `any-promise@v1`, `react@18.2.0`, `google/gemini-3.1-flash`
    private static bool IsPackage(ReadOnlySpan<char> value)
    {
        var at = value.LastIndexOf('@');
        if (at > 0 && at < value.Length - 1)
        {
            var version = value[at + 1] == 'v' ? value[(at + 2)..] : value[(at + 1)..];
            return version.Length > 0
                && !version.ContainsAnyExcept(VersionCharacters)
                && (version.Contains('.') || value[at + 1] == 'v' || value[..at].ContainsAny('-', '/'));
        }

        return value.Contains('/') && value.Contains('-') && value.Contains('.') && TextShape.Measure(value).Upper == 0;
    }

    // `2026-02-11T0812`
    private static bool IsTime(ReadOnlySpan<char> value) =>
        value.Length > DateLength
        && value[DateLength] is 'T' or '_' or '-'
        && value[4] == '-'
        && value[7] == '-'
        && !value[..4].ContainsAnyExcept(CharSets.Digits);

    // `OpenSSH_9.6p1`, `node-20.11.1`
    private static bool IsRelease(ReadOnlySpan<char> value)
    {
        var mark = value.LastIndexOfAny('_', '-');
        return mark > 0
            && mark + 3 < value.Length
            && Chars.IsDigit(value[mark + 1])
            && value[(mark + 1)..].IndexOf('.') is > 0 and < 4 and var dot
            && mark + dot + 2 < value.Length
            && Chars.IsDigit(value[mark + dot + 2])
            && !value[..mark].ContainsAnyExceptInRange('A', 'z');
    }

    // `pubsub/v1`, `curl/7.22.0`, `#1009796`, `Bug#47362`, `U+00A0`
    private static bool IsTechnicalName(ReadOnlySpan<char> value)
    {
        if (value.IndexOf('/') is > 0 and var slash && value[(slash + 1)..] is { Length: > 1 } version)
        {
            var number = version[0] == 'v' ? version[1..] : version;
            return Chars.IsDigit(number[0]) && (version[0] == 'v' || number.Contains('.')) && !value.ContainsAny(ValueEvidence.StrongMarks);
        }

        return (
                value.IndexOf('#') is >= 0 and var hash
                && hash + 1 < value.Length
                && !value[(hash + 1)..].ContainsAnyExcept(CharSets.Digits)
                && !value[..hash].ContainsAny(CharSets.Digits)
                && (hash <= MaxTracker || value.Length - hash > MaxTracker)
            )
            || value.StartsWith("U+")
            || IsVersion(value)
            || IsAlgorithm(value)
            || (value.Count(':') > 1 && !value.ContainsAny(ValueEvidence.StrongMarks))
            || Shapes.IsCacheKey(value)
            || (value.Length <= 18 && value.StartsWith("0x") && TextShape.Measure(value[2..]).IsHex)
            || value.IndexOf("...") >= 0
            || IsAssignment(value)
            || (value.ContainsAny('{', '}') && value.ContainsAny(':', '.', ';'))
            || (value.Length == 7 && value[0] == '#' && TextShape.Measure(value[1..]).IsHex)
            || value.StartsWith("application/")
            || (value.Contains('_') && !value.ContainsAny(CharSets.LowerLetters) && !value.ContainsAny(ValueEvidence.StrongMarks))
            || (value.Contains('/') && value.LastIndexOf('.') is > 0 and var dot && HostEndings.Contains(value[(dot + 1)..]));
    }

    // `CC=clang`, `form1=data1&form2=data2`
    private static bool IsAssignment(ReadOnlySpan<char> value)
    {
        var sign = value.IndexOf('=');
        if (sign < 1 || sign == value.Length - 1)
        {
            return false;
        }

        foreach (var c in value[..sign])
        {
            if (!Chars.IsName(c))
            {
                return false;
            }
        }

        var rest = value[(sign + 1)..];
        if (value[..sign].ContainsAny(CharSets.Digits) && !value.Contains('&'))
        {
            return false;
        }

        return !rest.ContainsAny(ValueEvidence.StrongMarks) || (rest.Contains('&') && rest.Contains('='));
    }

    // `scrypt-N16384`
    private static bool IsAlgorithm(ReadOnlySpan<char> value)
    {
        var end = value.IndexOfAny('-', '_', '/');
        return end > 0 && Chars.IsLetter(value[0]) && StandIns.IsMethodName(value[..end]) && !value.ContainsAny(ValueEvidence.StrongMarks);
    }

    // `v1.2.3-beta.4`
    private static bool IsVersion(ReadOnlySpan<char> value)
    {
        var number = value[0] is 'v' or 'V' ? value[1..] : value;
        return number.Length > 4
            && Chars.IsDigit(number[0])
            && number.IndexOf('.') is > 0 and var dot
            && !number[..dot].ContainsAnyExcept(CharSets.Digits)
            && dot + 2 < number.Length
            && Chars.IsDigit(number[dot + 1])
            && number[(dot + 1)..].IndexOf('.') > 0;
    }

    // What is left of HTML or of a manual page, an option of a command, a reference to a manual.
    private static bool IsMarkup(ReadOnlySpan<char> value) =>
        value[0] is '\\' or '-'
        || value.IndexOf("</") >= 0
        || value.IndexOf("&#") >= 0
        || value.IndexOf("[]") >= 0
        || value.IndexOf("/>") >= 0
        || (value.IndexOf('>') is > 0 and var mark && mark < value.Length - 1)
        || (
            value.IndexOf('(') is > 0 and var open && open + 3 >= value.Length && Chars.IsDigit(value[Math.Min(open + 1, value.Length - 1)])
        );

    private static bool IsDigest(ReadOnlySpan<char> value) =>
        value.IndexOf("sha256:", StringComparison.OrdinalIgnoreCase) >= 0
        || value.IndexOf("sha512-", StringComparison.OrdinalIgnoreCase) >= 0
        || value.StartsWith("md5:", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("sha1:", StringComparison.OrdinalIgnoreCase);

    // One slash may be part of a password; a path has several, or joins plain names.
    private static bool IsPath(ReadOnlySpan<char> value) =>
        value.Contains('\\') ? !value.ContainsAny(CharSets.Digits) : value.Count('/') > 1 && Shapes.IsPath(value);

    // Says where the secret is kept instead of giving it, or leaves a blank to fill in.
    private static bool IsReference(ReadOnlySpan<char> value) =>
        value[0] is '/' or '~'
        || value.StartsWith("./")
        || value.StartsWith("../")
        || value.StartsWith("${")
        || value.StartsWith("$(")
        || value.StartsWith("{{")
        || value.StartsWith("<%")
        || value.EndsWith(":~#")
        || value.EndsWith(":~$")
        || value.StartsWith("www.")
        || value.StartsWith("env.", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("process.", StringComparison.Ordinal)
        || value.StartsWith("os.", StringComparison.Ordinal)
        || value.StartsWith("op:", StringComparison.Ordinal)
        || (value[0] == '<' && value[^1] == '>')
        || (value[0] == '$' && TextShape.Measure(value[1..]) is { Lower: 0, Digits: 0 })
        || (value[0] == '%' && value[^1] == '%')
        || IsConstant(value);

    // The name of a variable and not its value: `DB_PASSWORD`.
    private static bool IsConstant(ReadOnlySpan<char> value)
    {
        var joined = false;
        foreach (var c in value)
        {
            if (!Chars.IsUpper(c) && c != '_')
            {
                return false;
            }

            joined |= c == '_';
        }

        return joined;
    }

    private static bool IsMailAddress(ReadOnlySpan<char> value)
    {
        var at = value.LastIndexOf('@');
        return at > 0 && value[(at + 1)..].Contains('.') && !value[(at + 1)..].ContainsAnyExcept(HostCharacters);
    }

    // Names joined by dots, the last of them of a few letters.
    private static bool IsHost(ReadOnlySpan<char> value)
    {
        var dot = value.LastIndexOf('.');
        if (dot < 1 || value.Length - dot - 1 is < 1 or > 8)
        {
            return false;
        }

        foreach (var c in value)
        {
            if (!Chars.IsLower(c) && !Chars.IsDigit(c) && c is not ('.' or '-' or ':'))
            {
                return false;
            }
        }

        return HostEndings.Contains(value[(dot + 1)..]);
    }

    // `z.string().min(32`, `cookie.set("session`, `Option<String`
    private static bool IsCall(ReadOnlySpan<char> value)
    {
        if (
            value.IndexOf("](") >= 0
            || value.IndexOf("(\"") >= 0
            || value.IndexOf("('") >= 0
            || value.IndexOf("()") >= 0
            || value.IndexOf("[\"") >= 0
        )
        {
            return true;
        }

        if (value[^1] == '(')
        {
            return true;
        }

        var open = value.IndexOfAny('(', '<');
        return open > 0
                && value[..open].ContainsAnyExcept(CharSets.Digits)
                && value[..open].IndexOf('.') > 0
                && !value[..open].ContainsAny(CharSets.Digits)
            || (open > 0 && value[open] == '<' && !value.ContainsAny(CharSets.Digits));
    }
}
