using System.Buffers;
using OpenClawSync.Detection.Obfuscation;
using OpenClawSync.Detection.Reading;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Keys;

/// <summary>Reads the value that belongs to a key's name and decides whether it is a secret.</summary>
internal static class KeyedValueReader
{
    // How far a value in braces may reach.
    private const int MaxBraced = 64;

    private const int MaxPhrase = 400;

    private const int MaxBarePhrase = 96;

    // How soon after a value a note that it is public begins.
    private const int MaxNote = 24;

    private static readonly SearchValues<char> PhraseEnds = SearchValues.Create("\n\r\\\"`|");

    /// <summary>Adds the value to the hits if it is a secret; true when it is.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="name">The key's name.</param>
    /// <param name="strength">How much the name says about the value.</param>
    /// <param name="separator">What is between the name and the value.</param>
    /// <param name="at">Where the separator ends.</param>
    public static bool Read(ref Scan scan, ReadOnlySpan<char> name, KeyStrength strength, Separator separator, int at)
    {
        var text = scan.Text;
        if (separator == Separator.Assign && at < text.Length && text[at] == '{')
        {
            _ = NamedValue.TrySkip(text, ref at, opened: 1);
        }

        if (!ValueReader.TryRead(ref scan, at, separator, out var value))
        {
            return false;
        }

        value = AfterUser(text, name, AuthScheme.Skip(text, value));
        scan.Steps += value.Length;

        // Nothing follows the scheme.
        if (value.Start >= text.Length)
        {
            return false;
        }

        if (separator == Separator.Tag && text[value.Start] == '@')
        {
            return false;
        }

        if (separator == Separator.Comma && !IsArgument(text, value))
        {
            return false;
        }

        if (strength == KeyStrength.Phrase && !value.Quoted && separator != Separator.Blank)
        {
            value = ToLineEnd(text, value);
        }

        if (value.Length == 0)
        {
            return false;
        }

        if (!value.Quoted && separator is Separator.Assign or Separator.Tag or Separator.Verb or Separator.Cell)
        {
            value = WholeGroups(text, value, strength, separator);
        }

        value = Unwrap(text, value);
        var secret = text[value.Start..value.End];
        if (separator is Separator.Verb && !value.Quoted && TextShape.Measure(secret).Digits == 0 && strength != KeyStrength.Phrase)
        {
            return false;
        }

        if (separator is Separator.Bare && (secret[0] == '(' || !IsSure(secret, strength)))
        {
            return false;
        }

        if (Placeholders.IsElided(text[value.Start..Math.Min(text.Length, value.End + 3)]) || name.EndsWith(secret))
        {
            return false;
        }

        if (separator == Separator.Cell && !value.Quoted && HasMoreInCell(text, value.End))
        {
            return false;
        }

        if (separator is Separator.Dash && !EvidentSecret.IsEvident(secret, strength))
        {
            return false;
        }

        if (separator is Separator.Bare or Separator.Verb or Separator.Dash && Shapes.IsIdentifier(secret))
        {
            return false;
        }

        if (PgpKeyId.IsKeyId(name, secret) || PublicText.IsSaidAfter(text[value.End..Math.Min(text.Length, value.End + MaxNote)]))
        {
            return false;
        }

        if (!ValueGate.Accepts(secret, strength, IsAssigned(separator, value) ? name : []))
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

    // The second value of `credentials: bob / value`.
    private static ValueSpan AfterUser(ReadOnlySpan<char> text, ReadOnlySpan<char> name, ValueSpan value) =>
        name.StartsWith("cred", StringComparison.OrdinalIgnoreCase)
        && text[value.End..].StartsWith(" / ")
        && ValueReader.TryRead(text, value.End + 3, Separator.Blank, out var second)
            ? second
            : value;

    // The second argument of `setProperty("NAME", "value")`, between quotes of one kind, escaped or not.
    private static bool IsArgument(ReadOnlySpan<char> text, ValueSpan value)
    {
        var close = value.End;
        while (close < text.Length && text[close] == '\\')
        {
            close++;
        }

        return value.Quoted && close < text.Length && text[value.Start - 1] == text[close] && text[close] != '`';
    }

    // A cell with more words describes the name and does not hold its value.
    private static bool HasMoreInCell(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (Chars.IsBlank(text[at]) || text[at] is '`' or '*'))
        {
            at++;
        }

        return at < text.Length && !Chars.IsLineEnd(text[at]) && text[at] is not ('|' or '\\');
    }

    // A sign or a verb assigns the value, and so does a blank before a quoted one. Cells hold types as often as values.
    private static bool IsAssigned(Separator separator, ValueSpan value) =>
        separator is Separator.Assign or Separator.Tag or Separator.Verb || (separator == Separator.Blank && value.Quoted);

    // Only a blank separates them, so the value itself must leave no doubt.
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
        var end = text[value.Start..Math.Min(text.Length, value.Start + MaxPhrase)].IndexOfAny(PhraseEnds);
        return value with { End = end < 0 ? Math.Min(text.Length, value.Start + MaxPhrase) : value.Start + end };
    }

    // All groups of a password such as `qwmx zkpl rtvb nhjd`, and all words of a passphrase that ends its line.
    private static ValueSpan WholeGroups(ReadOnlySpan<char> text, ValueSpan value, KeyStrength strength, Separator separator)
    {
        if (value.End >= text.Length || text[value.End] != ' ')
        {
            return value;
        }

        var rest = text[value.Start..Math.Min(text.Length, value.Start + MaxBarePhrase)];
        var groups = Phrases.LengthOfGroups(rest);
        if (groups > 0)
        {
            return value with { End = value.Start + groups };
        }

        if (strength != KeyStrength.Password || separator == Separator.Verb)
        {
            return value;
        }

        var end = rest.IndexOfAny(PhraseEnds);
        if (end < 0 && value.Start + rest.Length < text.Length)
        {
            return value;
        }

        var line = (end < 0 ? rest : rest[..end]).TrimEnd(' ');
        return Phrases.IsBarePhrase(line) ? value with { End = value.Start + line.Length } : value;
    }

    // The value of `"token": {"a": …}` is an object, and its keys are read by themselves.
    private static bool OpensObject(char c) => c is '"' or '\'' or '\\' || Chars.IsSpace(c);

    // The value of `name("secret")` and `Secret('secret')` is the argument.
    private static ValueSpan Unwrap(ReadOnlySpan<char> text, ValueSpan value)
    {
        if (!value.Quoted && text[value.Start] == '{' && value.Start + 1 < text.Length && !OpensObject(text[value.Start + 1]))
        {
            // Connection strings hold a value with marks in braces: `PWD={…}`.
            var close = text[value.Start..Math.Min(text.Length, value.Start + MaxBraced)].IndexOf('}');
            if (close > 6 && TextShape.Measure(text.Slice(value.Start + 1, close - 1)).Digits > 0)
            {
                return new ValueSpan(value.Start + 1, value.Start + close, false);
            }
        }
        var open = value.Quoted ? -1 : text[value.Start..value.End].IndexOf('(');
        if (open > 0 && text.Slice(value.Start, open) is "require" or "import")
        {
            return value;
        }

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
