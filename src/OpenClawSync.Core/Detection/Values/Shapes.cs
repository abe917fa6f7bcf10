using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Values;

/// <summary>Recognizes text that is long, looks random, and is not secret.</summary>
internal static class Shapes
{
    private const int MinMixed = 5;

    public static bool IsUuid(ReadOnlySpan<char> text)
    {
        if (text.Length != 36)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !Chars.IsHex(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Hex of the length of a common hash, or of an abbreviated commit.</summary>
    public static bool IsHexDigest(ReadOnlySpan<char> text) =>
        text.Length is 7 or 8 or 12 or 16 or 32 or 40 or 56 or 64 or 96 or 128 && TextShape.Measure(text).IsHex;

    /// <summary>Names followed by a hash: <c>linux-build-9f8c…</c>.</summary>
    public static bool IsCacheKey(ReadOnlySpan<char> text)
    {
        var mark = text.LastIndexOf('-');
        return mark > 1 && text.Length - mark > 32 && IsHexDigest(text[(mark + 1)..]) && !Randomness.IsRandom(text[..mark]);
    }

    /// <summary>A UUID, a ULID or a hash. As the value of a key it may be secret; in running text it is not.</summary>
    public static bool IsIdentifier(ReadOnlySpan<char> text) => IsUuid(text) || IsUlid(text) || IsHexDigest(text);

    /// <summary>Names joined by slashes, none of them random: a file or a route.</summary>
    public static bool IsPath(ReadOnlySpan<char> text)
    {
        if (text.IndexOf('/') < 0)
        {
            return false;
        }

        foreach (var part in text.Split('/'))
        {
            var name = text[part];
            foreach (var c in name)
            {
                if (!Chars.IsName(c) && c is not '~')
                {
                    return false;
                }
            }

            if (name.Length >= 8 && Randomness.IsRandom(name))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Whether a part between slashes mixes letters and digits as no name does: <c>kq7mWZ/rTpHJ4B</c>.</summary>
    public static bool HasMixedPart(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('/'))
        {
            var part = text[range];
            if (part.Length >= MinMixed && TextShape.Measure(part) is { Digits: > 0, Letters: > 0 } && Randomness.IsMixed(part))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsUlid(ReadOnlySpan<char> text)
    {
        if (text.Length != 26 || text[0] > '7' || !Chars.IsDigit(text[0]))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!Chars.IsDigit(c) && (!Chars.IsUpper(c) || c is 'I' or 'L' or 'O' or 'U'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A number, time, version or address: digits and the marks that these have.</summary>
    public static bool IsNumeric(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            if (Chars.IsLetter(c))
            {
                letters++;
            }
            else if (!Chars.IsDigit(c) && c is not ('.' or ',' or ':' or '-' or '/' or '+' or '_' or ' ' or '%' or '$' or '~'))
            {
                return false;
            }
        }
        return letters <= 2;
    }

    /// <summary>Whether the text ends in a name that a digest follows: <c>sha256:</c>, <c>sha512-</c>, <c>md5=</c>.</summary>
    public static bool IsDigestPrefix(ReadOnlySpan<char> before)
    {
        var end = before.Length;
        while (end > 0 && before.Length - end < 3 && before[end - 1] is ':' or '-' or '=' or ' ' or '(' or '"' or '_' or '/')
        {
            end--;
        }

        var start = end;
        while (start > 0 && Chars.IsLetterOrDigit(before[start - 1]) && end - start < 12)
        {
            start--;
        }

        var name = before[start..end];
        return name.StartsWith("sha", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("md5", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("blake", StringComparison.OrdinalIgnoreCase)
            || name.Equals("h1", StringComparison.Ordinal)
            || name.Equals("integrity", StringComparison.OrdinalIgnoreCase);
    }
}
