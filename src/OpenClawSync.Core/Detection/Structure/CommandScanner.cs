using OpenClawSync.Detection.Reading;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Structure;

/// <summary>Reads a command line for the flags whose value is a secret: <c>-pVALUE</c>, <c>-u user:VALUE</c>.</summary>
internal static class CommandScanner
{
    private const int MaxLine = 600;

    // A value that ends this close to where a long line was cut could read differently with the rest of the line.
    private const int CutMargin = 64;

    public static void Read(ref Scan scan, int hit)
    {
        var text = scan.Text;
        if (!Escapes.IsWordStart(text, hit))
        {
            return;
        }

        var nameEnd = hit;
        while (nameEnd < text.Length && (Chars.IsLetterOrDigit(text[nameEnd]) || text[nameEnd] == '-'))
        {
            nameEnd++;
        }

        var command = CommandFlags.IndexOf(text[hit..nameEnd]);
        var isPositional = CommandFlags.IsPositional(text[hit..]);
        if (command < 0 && !isPositional)
        {
            return;
        }

        var limit = Math.Min(text.Length, nameEnd + MaxLine);
        var end = nameEnd + LineEnd(text[nameEnd..limit]);
        if (isPositional)
        {
            ReadWords(ref scan, nameEnd, end);
        }

        if (command >= 0)
        {
            ReadFlags(ref scan, command, nameEnd, end, isCut: end == limit && end < text.Length);
        }
    }

    // Where the same command comes again in a line that was read for it, reading continues from where it stopped.
    private static void ReadFlags(ref Scan scan, int command, int start, int end, bool isCut)
    {
        var first = Math.Max(start, scan.Commands.ReadTo(command) - 1);
        scan.Steps += Math.Max(0, end - first);
        var readTo = isCut ? end - CutMargin : end;
        for (var at = first; at + 1 < end; at++)
        {
            if (Chars.IsBlank(scan.Text[at]) && !TryFlags(ref scan, at + 1, end, CommandFlags.FlagsOf(command)) && isCut)
            {
                readTo = Math.Min(readTo, at + 1);
            }
        }

        scan.Commands.Advance(command, CommandFlags.Count, readTo);
    }

    // The end of the command, which a backslash at the end of a line continues.
    private static int LineEnd(ReadOnlySpan<char> rest)
    {
        for (var i = 0; i < rest.Length; i++)
        {
            var next = rest[i..].IndexOf('\n');
            if (next < 0)
            {
                break;
            }

            i += next;
            if (!(i > 0 && (rest[i - 1] == '\\' || (rest[i - 1] == '\r' && i > 1 && rest[i - 2] == '\\'))))
            {
                return i;
            }
        }
        return rest.Length;
    }

    // Takes the words of the line that look like a password: `net user NAME PASSWORD`.
    private static void ReadWords(ref Scan scan, int at, int end)
    {
        var text = scan.Text;
        scan.Steps += end - at;
        while (at < end)
        {
            while (at < end && Chars.IsBlank(text[at]))
            {
                at++;
            }

            if (!ValueReader.TryRead(text[..end], at, Separator.Blank, out var value))
            {
                while (at < end && !Chars.IsBlank(text[at]))
                {
                    at++;
                }

                continue;
            }

            var word = text[value.Start..value.End];
            if (word.IndexOfAny('\\', ':') < 0 && word[0] != '-' && ValueGate.Accepts(word, KeyStrength.Password))
            {
                scan.Add(value.Start, value.End, StructureRules.CommandLine);
            }

            at = Math.Max(at + 1, value.End + (value.Quoted ? 1 : 0));
        }
    }

    // False when the value could read differently if the text did not end here.
    private static bool TryFlags(ref Scan scan, int at, int end, ReadOnlySpan<string> flags)
    {
        var text = scan.Text[..end];
        var whole = true;
        foreach (var flag in flags)
        {
            if (!text[at..].StartsWith(flag))
            {
                continue;
            }

            var valueAt = at + flag.Length;
            if (valueAt >= end)
            {
                continue;
            }

            if (flag.Length > 2 && !flag.EndsWith(':') && !(Chars.IsBlank(text[valueAt]) || text[valueAt] == '='))
            {
                continue;
            }

            if (text[valueAt] == '=')
            {
                valueAt++;
            }
            else if (flag is "-k" && Chars.IsLower(text[valueAt]))
            {
                // Another flag: `-keylen 16`.
                continue;
            }

            if (!ValueReader.TryRead(text, valueAt, Separator.Blank, out var value))
            {
                whole = false;
                continue;
            }
            if (flag is "-b" or "--cookie")
            {
                CookieScanner.Read(ref scan, value.Start);
                return whole && IsWhole(text, value);
            }
            var user = text[value.Start..value.End];
            var namesUser = flag is "-u" or "-U" or "--user" or "--proxy-user";
            var pair = (namesUser || flag is "-a") && user.Contains(':');
            whole &= IsWhole(text, value);

            // The name of a user whose password is asked for. A key may stand in its place.
            if (namesUser && !pair && !Randomness.IsRandom(user))
            {
                return whole;
            }

            var quoted = pair && TrySecondQuoted(text, ref value);
            scan.Steps += value.Length;
            Take(ref scan, value, pair && !quoted);
            return whole && IsWhole(text, value);
        }
        return whole;
    }

    // Whether the value ends well before the text does, and no quote before it is still open.
    private static bool IsWhole(ReadOnlySpan<char> text, ValueSpan value) =>
        value.End + CutMargin < text.Length && (value.Quoted || value.Start == 0 || !ValueReader.IsQuote(text[value.Start - 1]));

    // As in `user:'password'` and `"user":"password"`.
    private static bool TrySecondQuoted(ReadOnlySpan<char> text, ref ValueSpan value)
    {
        var at = value.Quoted ? value.End + 1 : value.End;
        if (at < text.Length && text[at] == ':')
        {
            at++;
        }

        return at + 1 < text.Length
            && at > value.Start
            && text[at - 1] == ':'
            && text[at] is '"' or '\''
            && ValueReader.TryReadQuoted(text, at, out value);
    }

    private static void Take(ref Scan scan, ValueSpan value, bool pair)
    {
        var text = scan.Text;
        var split = text[value.Start..value.End].IndexOfAny(':', '%');
        if (pair && split < 0)
        {
            return;
        }

        // A key given as the user, without a password.
        if (pair && split + 1 == value.Length)
        {
            value = value with { End = value.End - 1 };
        }
        else if (pair)
        {
            value = value with { Start = value.Start + split + 1 };
        }

        foreach (var scheme in (ReadOnlySpan<string>)["pass:", "env:", "file:"])
        {
            if (text[value.Start..value.End].StartsWith(scheme))
            {
                if (scheme != "pass:")
                {
                    return;
                }

                value = value with { Start = value.Start + scheme.Length };
            }
        }

        var secret = text[value.Start..value.End];
        if (
            secret.Length < 4
            || secret[0] is '-' or '('
            || Reference.IsReference(secret)
            || Placeholders.IsPlaceholder(secret)
            || WeakWords.IsMadeOfWeakWords(secret)
        )
        {
            return;
        }

        if (TextShape.Measure(secret).Letters == secret.Length && Wordiness.IsWordy(secret) && secret.Length < 12)
        {
            return;
        }

        if (!Shapes.IsNumeric(secret))
        {
            scan.Add(value.Start, value.End, StructureRules.CommandLine);
        }
    }
}
