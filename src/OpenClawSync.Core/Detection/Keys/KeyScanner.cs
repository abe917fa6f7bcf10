using System.Buffers;
using OpenClawSync.Detection.Obfuscation;
using OpenClawSync.Detection.Reading;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Structure;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Keys;

/// <summary>Judges the key name around a trigger word and takes the value joined to it.</summary>
internal static class KeyScanner
{
    private const int MaxName = 64;

    private static readonly SearchValues<char> ValueMarks = SearchValues.Create("0123456789=:|>,\"'`“‘「『«：＝→⇒是为為は—\\(-");

    private static readonly SearchValues<char> PhraseEnds = SearchValues.Create("\n\r\\\"`|");

    /// <summary>Reads around the trigger at <paramref name="hit"/>; returns where the search goes on.</summary>
    public static int Read(ref Scan scan, int hit)
    {
        var text = scan.Text;
        var (start, end) = NameAround(text, hit);
        scan.Steps += end - start + 8;
        if (!CanHoldValue(text, end))
        {
            return Math.Max(end, hit + 1);
        }

        if (text[start..end].Equals("key", StringComparison.OrdinalIgnoreCase))
        {
            start = WithQualifier(text, start);
        }

        var name = text[start..end];
        var strength = KeyName.Judge(name, scan.Rules.Keys);
        if (strength == KeyStrength.None)
        {
            return Math.Max(end, hit + 1);
        }

        if (strength != KeyStrength.Hint && TableScanner.Read(ref scan, start, end, strength))
        {
            return Math.Max(end, hit + 1);
        }

        var at = end;
        var joint = SeparatorReader.Read(text, start, ref at);
        scan.Steps += at - end;
        if (joint == Separator.Assign && IsCount(text, at, strength))
        {
            return Math.Max(end, hit + 1);
        }

        if (joint == Separator.None)
        {
            joint = FlagOrNothing(text, start, end, ref at);
        }

        if (joint is not Separator.Assign && IsVerbOrPath(text, start, end))
        {
            joint = Separator.None;
        }

        if (joint != Separator.None && PrecededByHarmless(text, start))
        {
            joint = Separator.None;
        }

        if (joint == Separator.Assign && name.EndsWith("cookie", StringComparison.OrdinalIgnoreCase))
        {
            CookieScanner.Read(ref scan, at);
        }
        else if (joint == Separator.None || !ReadValue(ref scan, name, strength, joint, at))
        {
            ContextReader.Read(ref scan, start, end);
        }

        return Math.Max(end, hit + 1);
    }

    // Most key words stand in prose. Without a sign, a quote or a digit soon after there is no value.
    private static bool CanHoldValue(ReadOnlySpan<char> text, int at) =>
        text[at..Math.Min(text.Length, at + ContextReader.Window)].ContainsAny(ValueMarks);

    // `api key: …`: the word before belongs to the name.
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

    // `public key: …`, `cache key: …`: the word before says that it is none.
    private static bool PrecededByHarmless(ReadOnlySpan<char> text, int start)
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

    // "pass mode to x", '/etc/passwd', 'utf8'
    private static bool IsVerbOrPath(ReadOnlySpan<char> text, int start, int end) =>
        (start > 0 && text[start - 1] == '/') || (text[start..end] is "pass" or "Pass" && !Escapes.IsUserBefore(text[..start]));

    private static (int Start, int End) NameAround(ReadOnlySpan<char> text, int hit)
    {
        var start = hit;
        var floor = Math.Max(0, hit - MaxName);
        while (start > floor && IsNamePart(text[start - 1]))
        {
            start--;
        }

        var end = hit;
        var ceiling = Math.Min(text.Length, hit + MaxName);
        while (end < ceiling && IsNamePart(text[end]))
        {
            end++;
        }
        // A name does not run into the heading of armour: the search goes on behind the name, and would miss the block.
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

    // "inputTokens": 18231 is what most key words in records stand before: a short number ends the matter at once.
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

    // A blank joins after a flag (`--token v`), before a quote (`PASSWORD 'v'`), and where a command sets a name (`setx NAME v`).
    private static Separator FlagOrNothing(ReadOnlySpan<char> text, int start, int end, ref int at)
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
        var word = text[at..Math.Min(text.Length, at + MaxName)];
        var end = word.IndexOf(' ');
        return (end < 0 ? word : word[..end]).ContainsAnyInRange('0', '9');
    }

    private static bool ReadValue(ref Scan scan, ReadOnlySpan<char> name, KeyStrength strength, Separator joint, int at)
    {
        var text = scan.Text;
        if (joint == Separator.Assign && at < text.Length && text[at] == '{')
        {
            _ = NamedValue.TrySkip(text, ref at, opened: 1);
        }

        if (!ValueReader.TryRead(ref scan, at, joint, out var value))
        {
            return false;
        }

        value = AfterUser(text, name, AuthScheme.Skip(text, value));
        scan.Steps += value.Length;
        // The scheme was the last of the text.
        if (value.Start >= text.Length)
        {
            return false;
        }

        if (joint == Separator.Tag && text[value.Start] == '@')
        {
            return false;
        }

        if (joint == Separator.Comma && !IsArgument(text, value))
        {
            return false;
        }

        if (strength == KeyStrength.Phrase && !value.Quoted && joint != Separator.Blank)
        {
            value = ToLineEnd(text, value);
        }

        if (value.Length == 0)
        {
            return false;
        }

        value = Unwrap(text, value);
        var secret = text[value.Start..value.End];
        if (joint is Separator.Verb && !value.Quoted && TextShape.Measure(secret).Digits == 0 && strength != KeyStrength.Phrase)
        {
            return false;
        }

        if (joint is Separator.Bare && !IsSure(secret, strength))
        {
            return false;
        }

        if (Placeholders.IsElided(text[value.Start..Math.Min(text.Length, value.End + 3)]) || name.EndsWith(secret))
        {
            return false;
        }

        if (joint == Separator.Cell && !value.Quoted && GoesOn(text, value.End))
        {
            return false;
        }

        if (joint is Separator.Bare or Separator.Verb && Shapes.IsIdentifier(secret))
        {
            return false;
        }

        if (KeyIds.Is(name, secret))
        {
            return false;
        }

        if (!ValueGate.Accepts(secret, strength, IsGiven(joint, value) ? name : []))
        {
            return false;
        }

        scan.Add(
            value.Start,
            LineContinuation.EndOfValue(text, value),
            strength == KeyStrength.Password ? KeyRules.Password : KeyRules.Token
        );
        ElementReader.Read(ref scan, name, strength, value);
        return true;
    }

    // credentials: bob / value
    private static ValueSpan AfterUser(ReadOnlySpan<char> text, ReadOnlySpan<char> name, ValueSpan value) =>
        name.StartsWith("cred", StringComparison.OrdinalIgnoreCase)
        && text[value.End..].StartsWith(" / ")
        && ValueReader.TryRead(text, value.End + 3, Separator.Blank, out var second)
            ? second
            : value;

    // setProperty("NAME", "value"): between quotes of one kind, escaped or not.
    private static bool IsArgument(ReadOnlySpan<char> text, ValueSpan value)
    {
        var close = value.End;
        while (close < text.Length && text[close] == '\\')
        {
            close++;
        }

        return value.Quoted && close < text.Length && text[value.Start - 1] == text[close] && text[close] != '`';
    }

    // More words in the cell: it describes the name, and does not hold its value.
    private static bool GoesOn(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (Chars.IsBlank(text[at]) || text[at] is '`' or '*'))
        {
            at++;
        }

        return at < text.Length && !Chars.IsLineEnd(text[at]) && text[at] is not ('|' or '\\');
    }

    // A sign or a verb gives the name its value, and a blank does when quotes set the value apart. Cells hold types as often.
    private static bool IsGiven(Separator joint, ValueSpan value) =>
        joint is Separator.Assign or Separator.Tag or Separator.Verb || (joint == Separator.Blank && value.Quoted);

    // Nothing but a blank joins them, so the value has to speak for itself.
    private static bool IsSure(ReadOnlySpan<char> secret, KeyStrength strength)
    {
        if (strength is not (KeyStrength.Password or KeyStrength.Token) || secret.Length < 8)
        {
            return false;
        }

        var shape = TextShape.Measure(secret);
        return shape.Digits > 0
            && shape.Kinds >= 3
            && (strength == KeyStrength.Password ? Randomness.IsMixed(secret) : secret.Length >= 14 && Randomness.IsRandom(secret));
    }

    private static ValueSpan ToLineEnd(ReadOnlySpan<char> text, ValueSpan value)
    {
        var end = text[value.Start..Math.Min(text.Length, value.Start + 400)].IndexOfAny(PhraseEnds);
        return value with { End = end < 0 ? Math.Min(text.Length, value.Start + 400) : value.Start + end };
    }

    // {"token": …}: the keys in an object are read by themselves.
    private static bool OpensObject(char c) => c is '"' or '\'' or '\\' || Chars.IsSpace(c);

    // name("secret") and Secret('secret'): the argument is the value.
    private static ValueSpan Unwrap(ReadOnlySpan<char> text, ValueSpan value)
    {
        if (!value.Quoted && text[value.Start] == '{' && value.Start + 1 < text.Length && !OpensObject(text[value.Start + 1]))
        {
            // PWD={…}: how connection strings hold a value with marks in it.
            var close = text[value.Start..Math.Min(text.Length, value.Start + MaxName)].IndexOf('}');
            if (close > 6 && TextShape.Measure(text.Slice(value.Start + 1, close - 1)).Digits > 0)
            {
                return new ValueSpan(value.Start + 1, value.Start + close, false);
            }
        }
        var open = value.Quoted ? -1 : text[value.Start..value.End].IndexOf('(');
        if (
            open < 0
            && !value.Quoted
            && value.End < text.Length
            && value.End > value.Start
            && text[value.End] is '"' or '\''
            && text[value.End - 1] == '('
        )
        {
            open = value.Length - 1;
        }

        return open >= 0 && ValueReader.TryReadQuoted(text, value.Start + open + 1, out var argument) ? argument : value;
    }
}
