using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Values;

/// <summary>Tells text that a generator made from names, words, numbers and dates.</summary>
internal static class Randomness
{
    /// <summary>Letters and digits mixed, varied, and not running like words.</summary>
    public static bool IsRandom(ReadOnlySpan<char> text)
    {
        var shape = TextShape.Measure(text);
        if (shape.Letters == 0 || (shape.Digits == 0 && !(shape.Lower >= 4 && shape.Upper >= 4)))
        {
            return false;
        }

        var length = Math.Min(text.Length, 64);
        // Sixteen digits cannot vary as much.
        var least = length >= 32 && TextShape.Measure(text[(text.LastIndexOfAny('-', '_') + 1)..]).IsHex ? 3.1 : 3.6;
        return Entropy.Measure(text) >= Math.Min(least, 0.72 * Math.Log2(length)) && !Wordiness.IsWordy(text) && !IsNumbered(text, shape);
    }

    /// <summary>A digit stands between letters, or a mark that names do not have: <c>kX9fq2</c>, not <c>server2</c>.</summary>
    public static bool IsMixed(ReadOnlySpan<char> text)
    {
        if (Wordiness.IsWordy(text))
        {
            return false;
        }

        for (var i = 1; i < text.Length - 1; i++)
        {
            if (Chars.IsDigit(text[i]) && Chars.IsLetter(text[i - 1]) && Chars.IsLetter(text[i + 1]))
            {
                return true;
            }
        }

        return false;
    }

    // Words and numbers joined by marks (`v2-release-2024-03`): each part is one kind only.
    private static bool IsNumbered(ReadOnlySpan<char> text, TextShape shape)
    {
        if (shape.Marks == 0)
        {
            return false;
        }

        var mixedParts = 0;
        var letters = 0;
        var digits = 0;
        foreach (var c in text)
        {
            if (Chars.IsLetter(c))
            {
                letters++;
            }
            else if (Chars.IsDigit(c))
            {
                digits++;
            }
            else
            {
                if (letters > 0 && digits > 0 && letters + digits >= 5)
                {
                    mixedParts++;
                }

                (letters, digits) = (0, 0);
            }
        }
        return mixedParts == 0 && !(letters > 0 && digits > 0 && letters + digits >= 5);
    }
}
