using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Obfuscation;

/// <summary>Finds characters that hide what a text says: those that do not show, or look like others, beside ASCII letters and digits.</summary>
internal static class Obfuscation
{
    private const int Nearby = 2;

    public static int Next(ReadOnlySpan<char> text, int at, int end)
    {
        for (; at < end; at++)
        {
            var next = text[at..end].IndexOfAnyExceptInRange('\0', '\x7f');
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
