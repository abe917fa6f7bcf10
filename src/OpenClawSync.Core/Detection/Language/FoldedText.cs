using System.Globalization;
using System.Runtime.CompilerServices;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Words;

namespace OpenClawSync.Detection.Language;

/// <summary>Folds words so that they can be compared whatever their case and accents.</summary>
internal static class FoldedText
{
    // Optimized from the first call on: when the lists are first read, it is called for each of their words.
    /// <summary>Writes a word in small letters without accents; returns how many characters that are, or -1 if they do not fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        var count = 0;
        foreach (var c in word)
        {
            if (count + 2 > folded.Length)
            {
                return -1;
            }

            if (c < 128)
            {
                folded[count++] = Chars.ToLower(c);
                continue;
            }

            switch (c)
            {
                case 'ß' or 'ẞ':
                    folded[count++] = 's';
                    folded[count++] = 's';
                    break;
                case 'ı' or 'İ':
                    folded[count++] = 'i';
                    break;
                case 'ł' or 'Ł':
                    folded[count++] = 'l';
                    break;
                case 'ø' or 'Ø':
                    folded[count++] = 'o';
                    break;
                case 'đ' or 'Đ':
                    folded[count++] = 'd';
                    break;
                case 'ς':
                    folded[count++] = 'σ';
                    break;
                case '’' or 'ʼ' or '‘':
                    folded[count++] = '\'';
                    break;
                case 'ـ' or '\u200c' or '\u200d':
                    break;
                default:
                    if (!IsMark(c))
                    {
                        folded[count++] = AccentedLetters.Base(char.ToLowerInvariant(c));
                    }

                    break;
            }
        }

        return count;
    }

    /// <summary>An odd number for a folded word: that two words share one is less likely than a fault of the machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Hash(ReadOnlySpan<char> folded)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var c in folded)
        {
            hash = (hash ^ c) * 0x9E3779B97F4A7C15UL;
            hash ^= hash >> 29;
        }

        return hash | 1;
    }

    /// <summary>Whether the character is a vowel sign or an accent that stands after its letter.</summary>
    public static bool IsMark(char c) =>
        c >= '\u0300'
        && CharUnicodeInfo.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;
}
