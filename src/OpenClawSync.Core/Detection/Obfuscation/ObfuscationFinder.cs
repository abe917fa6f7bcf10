using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Obfuscation;

/// <summary>Finds characters that hide what a text says: invisible ones, and look-alikes beside ASCII letters and digits.</summary>
internal static class ObfuscationFinder
{
    private const int Nearby = 2;

    /// <summary>Where the next such character is, or -1.</summary>
    public static int Next(ReadOnlySpan<char> text, int at, int end)
    {
        for (; at < end; at++)
        {
            var next = text[at..end].IndexOfAnyExcept(CharSets.Ascii);
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (Homoglyph.IsFullWidthWord(text[at]) || text[at] == Homoglyph.MathLead)
            {
                return at;
            }

            if ((Homoglyph.IsInvisible(text, at) || Homoglyph.IsFolded(text[at])) && IsBesideWord(text, at))
            {
                return at;
            }
        }
        return -1;
    }

    private static bool IsBesideWord(ReadOnlySpan<char> text, int at)
    {
        for (var i = Math.Max(0, at - Nearby); i < Math.Min(text.Length, at + Nearby + 1); i++)
        {
            if (Chars.IsLetterOrDigit(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
