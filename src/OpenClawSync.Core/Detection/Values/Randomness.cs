using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Values;

/// <summary>Distinguishes randomly generated text from names, words, numbers and dates.</summary>
internal static class Randomness
{
    /// <summary>Whether letters and digits are mixed, varied, and unlike words.</summary>
    public static bool IsRandom(ReadOnlySpan<char> text)
    {
        var shape = TextShape.Measure(text);
        if (shape.Letters == 0 || (shape.Digits == 0 && !(shape.Lower >= 4 && shape.Upper >= 4)))
        {
            return false;
        }

        var length = Math.Min(text.Length, 64);

        // Sixteen different digits cannot vary as much.
        var minEntropy = length >= 32 && TextShape.Measure(text[(text.LastIndexOfAny('-', '_') + 1)..]).IsHex ? 3.1 : 3.6;
        return Entropy.Measure(text) >= Math.Min(minEntropy, 0.72 * Math.Log2(length))
            && !Wordiness.IsWordy(text)
            && !IsNumbered(text, shape);
    }

    /// <summary>Whether a digit is between letters of what is not words: <c>kX9fq2</c>, not <c>server2</c>.</summary>
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

    // Words and numbers joined by marks, as in `v2-release-2024-03`: no longer part has both letters and digits.
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
