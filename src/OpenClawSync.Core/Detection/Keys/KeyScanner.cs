using System.Buffers;
using OpenClawSync.Detection.Reading;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Structure;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Keys;

/// <summary>Classifies the name of the key around a trigger word and reads the value that belongs to it.</summary>
internal static class KeyScanner
{
    private const int MaxNameLength = 64;

    private static readonly SearchValues<char> ValueMarks = SearchValues.Create("0123456789=:|>,\"'`“‘「『«：＝→⇒是为為は—\\(-");

    /// <summary>Reads the key around the trigger at <paramref name="hit"/>; returns where the search continues.</summary>
    public static int Read(ref Scan scan, int hit)
    {
        var text = scan.Text;
        var (start, end) = NameAround(text, hit);
        scan.Steps += end - start + 8;
        if (!CanHoldValue(text, end))
        {
            return Math.Max(end, hit + 1);
        }

        if (IsKeyAlone(text[start..end]))
        {
            start = WithQualifier(text, start);
        }

        var strength = KeyName.Classify(text[start..end]);
        if (strength != KeyStrength.None && !SpacedKeyReader.Read(ref scan, end))
        {
            ReadValue(ref scan, start, end, strength);
        }

        return Math.Max(end, hit + 1);
    }

    /// <summary>Reads the value of a key whose name is known.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="end">Where the name ends.</param>
    /// <param name="strength">How much the name says about the value.</param>
    public static void ReadValue(ref Scan scan, int start, int end, KeyStrength strength)
    {
        var text = scan.Text;
        if (!CanHoldValue(text, end) || scan.Tables.IsInHeader(start))
        {
            return;
        }

        var name = text[start..end];
        if (TestLog.IsResult(text, start, end))
        {
            return;
        }

        var at = end;
        var separator = SeparatorReader.Read(text, start, ref at);
        scan.Steps += at - end;
        if (separator == Separator.Assign && IsCount(text, at, strength))
        {
            return;
        }

        if (separator == Separator.None)
        {
            separator = ReadBlankSeparator(text, start, end, ref at);
        }

        if (separator == Separator.Assign && IsInList(text, start, end))
        {
            return;
        }

        if (separator is not Separator.Assign && IsVerbOrPath(text, start, end))
        {
            separator = Separator.None;
        }

        if (separator != Separator.None && IsPrecededByPublic(text, start))
        {
            separator = Separator.None;
        }

        if (separator == Separator.Assign && name.EndsWith("cookie", StringComparison.OrdinalIgnoreCase))
        {
            CookieScanner.Read(ref scan, at);
        }
        else if (separator == Separator.None || !KeyedValueReader.Read(ref scan, name, strength, separator, at))
        {
            ContextReader.Read(ref scan, start, end);
        }
    }

    // Most of these words are part of prose. Where no sign, quote or digit follows soon, there is no value.
    private static bool CanHoldValue(ReadOnlySpan<char> text, int at) =>
        text[at..Math.Min(text.Length, at + ContextReader.Window)].ContainsAny(ValueMarks);

    // `key`, `keys`, `key2`
    private static bool IsKeyAlone(ReadOnlySpan<char> name) =>
        name.StartsWith("key", StringComparison.OrdinalIgnoreCase)
        && name[3..].TrimEnd("0123456789_-") is var rest
        && (rest.Length == 0 || rest is "s" or "S");

    // In `api key: …` the word before belongs to the name.
    private static int WithQualifier(ReadOnlySpan<char> text, int start)
    {
        var first = start - 1;
        if (first < 2 || text[first] != ' ')
        {
            return start;
        }

        while (first > 0 && Chars.IsLetter(text[first - 1]) && start - first < 16)
        {
            first--;
        }

        Span<char> lower = stackalloc char[16];
        var word = lower[..Math.Max(0, start - 1 - first)];
        for (var i = 0; i < word.Length; i++)
        {
            word[i] = Chars.ToLower(text[first + i]);
        }

        return word.Length > 2 && KeyLexicon.KindOf(word) is WordKind.Qualifier or WordKind.Token ? first : start;
    }

    // In `public key: …` and `cache key: …` the word before says that the value is not secret.
    private static bool IsPrecededByPublic(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end > 0 && text[end - 1] == ' ' && start - end < 2)
        {
            end--;
        }

        if (end == start)
        {
            return false;
        }

        var first = end;
        while (first > 0 && Chars.IsLetter(text[first - 1]) && end - first < 16)
        {
            first--;
        }

        Span<char> lower = stackalloc char[16];
        for (var i = first; i < end; i++)
        {
            lower[i - first] = Chars.ToLower(text[i]);
        }

        return end > first && KeyLexicon.KindOf(lower[..(end - first)]) == WordKind.Public;
    }

    // One of the names of a format: `host:port:username:password:flags`. The scheme of `pkcs11:token=…` has no secret either.
    private static bool IsInList(ReadOnlySpan<char> text, int start, int end)
    {
        if (start < 2 || text[start - 1] != ':' || !Chars.IsLetterOrDigit(text[start - 2]))
        {
            return false;
        }

        return text[..start].EndsWith("pkcs11:")
            || (text[end] == ':' && text[..(start - 1)].EndsWith("username", StringComparison.OrdinalIgnoreCase));
    }

    // The verb of `pass mode to x`, or the file of `/etc/passwd`.
    private static bool IsVerbOrPath(ReadOnlySpan<char> text, int start, int end) =>
        (start > 0 && text[start - 1] == '/') || (text[start..end] is "pass" or "Pass" && !Escapes.EndsWithUserName(text[..start]));

    private static (int Start, int End) NameAround(ReadOnlySpan<char> text, int hit)
    {
        var start = hit;
        var floor = Math.Max(0, hit - MaxNameLength);
        while (start > floor && IsNamePart(text[start - 1]))
        {
            start--;
        }

        var end = hit;
        var ceiling = Math.Min(text.Length, hit + MaxNameLength);
        while (end < ceiling && IsNamePart(text[end]))
        {
            end++;
        }

        // A name ends where the first line of a PEM block begins: the search continues after the name and would miss the block.
        if (text[hit..end].IndexOf("-----") is > 0 and var rule)
        {
            end = hit + rule;
        }

        while (end > hit && text[end - 1] is '.' or '-' or '$')
        {
            end--;
        }

        if (start > 0 && start < hit && Escapes.EndsEscape(text, start + 1))
        {
            start++;
        }

        if (start < hit && Escapes.BackslashesBefore(text, start) % 2 == 1 && text[start] is 'n' or 't' or 'r')
        {
            start++;
        }

        return (start, end);
    }

    private static bool IsNamePart(char c) => Chars.IsName(c) || c is >= '\u00c0' and < '\u0250';

    // Most of these words in records name a count, as in `"inputTokens": 18231`: a short number needs no further look.
    private static bool IsCount(ReadOnlySpan<char> text, int at, KeyStrength strength)
    {
        if (strength is not (KeyStrength.Token or KeyStrength.Hint))
        {
            return false;
        }

        while (at < text.Length && Chars.IsBlank(text[at]))
        {
            at++;
        }

        var start = at;
        while (at < text.Length && Chars.IsDigit(text[at]))
        {
            at++;
        }

        return at - start is > 0 and < 12 && (at == text.Length || text[at] is ',' or '}' or '\n' or ' ' or ']' or ';');
    }

    // A blank separates a value after a flag (`--token v`), before a quote (`PASSWORD 'v'`), and in `setx NAME v`.
    private static Separator ReadBlankSeparator(ReadOnlySpan<char> text, int start, int end, ref int at)
    {
        if (end + 1 >= text.Length || !Chars.IsBlank(text[end]))
        {
            return Separator.None;
        }

        at = end;
        if (text[start] == '-')
        {
            return Separator.Blank;
        }

        if (IsSetBefore(text[..start]))
        {
            return Separator.Assign;
        }

        var next = end;
        while (next < text.Length && Chars.IsBlank(text[next]))
        {
            next++;
        }

        if (next < text.Length && text[next] is '"' or '\'' or '`')
        {
            return Separator.Blank;
        }

        return HasDigit(text, next) ? Separator.Bare : Separator.None;
    }

    // setx NAME v, setx /M NAME v
    private static bool IsSetBefore(ReadOnlySpan<char> text)
    {
        var words = text.TrimEnd(' ');
        if (words.Length == text.Length)
        {
            return false;
        }

        if (words.EndsWith(" /m", StringComparison.OrdinalIgnoreCase))
        {
            words = words[..^3].TrimEnd(' ');
        }

        return words.EndsWith("setx", StringComparison.OrdinalIgnoreCase) && Escapes.IsWordStart(words, words.Length - "setx".Length);
    }

    private static bool HasDigit(ReadOnlySpan<char> text, int at)
    {
        var word = text[at..Math.Min(text.Length, at + MaxNameLength)];
        var end = word.IndexOf(' ');
        return (end < 0 ? word : word[..end]).ContainsAny(CharSets.Digits);
    }
}
