using System.Buffers;
using OpenClawSync.Detection.Reading;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Keys;

/// <summary>Finds the credential after <c>Bearer</c> or <c>Basic</c>, with or without the name of a header before it.</summary>
internal static class SchemeScanner
{
    private static readonly SearchValues<byte> ControlCharacters = SearchValues.Create([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    public static void Read(ref Scan scan, int hit)
    {
        var text = scan.Text;
        if (!Escapes.IsWordStart(text, hit))
        {
            return;
        }

        var basic = text[hit + 1] is 'a' or 'A';
        var at = hit + (basic ? 5 : 6);
        if (at + 1 >= text.Length || !(Chars.IsBlank(text[at]) || text[at] is ':' or '+' or '%' or '=' or '_'))
        {
            return;
        }

        if (text[at..].StartsWith("%20"))
        {
            at += 2;
        }

        at++;
        while (
            at < text.Length
            && (Chars.IsBlank(text[at]) || text[at] is '"' or '\'' or '`' or '\\' || (text[at] == '+' && text[at - 1] == ' '))
        )
        {
            at++;
        }

        if (!ValueReader.TryRead(text, at, Separator.Blank, out var value))
        {
            return;
        }

        scan.Steps += value.Length;
        var secret = text[value.Start..value.End];
        if (Placeholders.IsElided(text[value.Start..Math.Min(text.Length, value.End + 3)]))
        {
            return;
        }

        if (basic ? IsPair(secret) : IsBearer(secret) || (IsHeader(text, hit) && IsWeakBearer(secret)))
        {
            scan.Add(value.Start, value.End, StructureRules.Header);
        }
    }

    private static bool IsBearer(ReadOnlySpan<char> secret)
    {
        if (secret.Length < 8 || Reference.IsReference(secret) || Placeholders.IsPlaceholder(secret) || WeakWords.IsMadeOfWeakWords(secret))
        {
            return false;
        }

        var shape = TextShape.Measure(secret);
        return shape.Letters + shape.Digits > 6
            && (shape.Digits > 0 ? shape.Digits > 1 || !Wordiness.IsWordy(secret) : secret.Length >= 16 && !Wordiness.IsWordy(secret));
    }

    // Whether `Authorization` comes before the scheme, with any quotes or signs between them.
    private static bool IsHeader(ReadOnlySpan<char> text, int hit)
    {
        while (hit > 0 && (Chars.IsBlank(text[hit - 1]) || text[hit - 1] is ':' or '=' or '"' or '\'' or '`' or '\\'))
        {
            hit--;
        }

        return text[..hit].EndsWith("authorization", StringComparison.OrdinalIgnoreCase);
    }

    // A header always holds a credential, even a weak one: a number or a mark in it is enough.
    private static bool IsWeakBearer(ReadOnlySpan<char> secret)
    {
        if (
            secret.Length < 8
            || secret[0] == '{'
            || Reference.IsReference(secret)
            || Placeholders.IsPlaceholder(secret)
            || StandIns.ContainsStandIn(secret)
        )
        {
            return false;
        }

        var shape = TextShape.Measure(secret);
        return shape.Letters > 2 && shape.Digits + shape.Marks > 0;
    }

    // The Base64 of `user:password`.
    private static bool IsPair(ReadOnlySpan<char> secret)
    {
        if (secret.Length is < 8 or > 1024)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[768];
        Span<char> padded = stackalloc char[1028];
        secret.CopyTo(padded);
        var length = secret.Length;
        while (length % 4 != 0)
        {
            padded[length++] = '=';
        }

        if (!Convert.TryFromBase64Chars(padded[..length], bytes, out var count))
        {
            return false;
        }

        var pair = bytes[..count];
        var colon = pair.IndexOf((byte)':');
        if (colon < 0 || pair.ContainsAny(ControlCharacters))
        {
            return false;
        }

        return pair.Length > 3
            && !pair.SequenceEqual("user:password"u8)
            && !pair.SequenceEqual("username:password"u8)
            && !pair.SequenceEqual("user:pass"u8);
    }
}
