using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Words;

namespace OpenClawSync.Detection.Seeds;

/// <summary>
/// Packs a word into one number, the same whatever its casing and accents and whether an accent is a character of its own: no two words of
/// a list differ in nothing else.
/// </summary>
internal static class SeedLetters
{
    /// <summary>The greatest length of a word, with accents that are characters of their own.</summary>
    public const int MaxLength = 14;

    /// <summary>How many bits a Latin letter takes in a packed word.</summary>
    public const int LatinBits = 5;

    private const int MaxLatin = 12;
    private const int MaxKana = 9;
    private const int MaxHangul = 4;

    private const int KanaBits = 7;
    private const int KanaStart = 0x3040;

    // Unicode composes the syllables of Korean in this order.
    private const int FirstSyllable = 0xAC00;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int FirstTail = 0x11A7;
    private const int Vowels = 21;
    private const int Tails = 28;

    public static SeedScript ScriptOf(char c) =>
        c < 128
            ? (Chars.IsLetter(c) ? SeedScript.Latin : SeedScript.None)
            : c switch
            {
                >= '\u00c0' and < '\u0250' and not ('×' or '÷') => SeedScript.Latin,
                >= '\u3041' and <= '\u3096' => SeedScript.Kana,
                >= '\uac00' and <= '\ud7a3' or >= '\u1100' and <= '\u11ff' => SeedScript.Hangul,
                >= '\u4e00' and <= '\u9fff' => SeedScript.Han,
                _ => SeedScript.None,
            };

    /// <summary>Whether the character is an accent of the letter before it.</summary>
    public static bool IsAccent(char c) => c is >= '\u0300' and <= '\u036f' or '\u3099' or '\u309a';

    /// <summary>The word as a number; 0 when it can be in no list.</summary>
    public static ulong Pack(ReadOnlySpan<char> word, SeedScript script) =>
        script switch
        {
            SeedScript.Latin => PackLatin(word),
            SeedScript.Kana => PackKana(word),
            SeedScript.Hangul => PackHangul(word),
            SeedScript.Han => word.Length == 1 ? word[0] : 0UL,
            _ => 0,
        };

    private static ulong PackLatin(ReadOnlySpan<char> word)
    {
        var packed = 0UL;
        var count = 0;
        foreach (var c in word)
        {
            var letter = c;
            if (c > 127)
            {
                if (IsAccent(c))
                {
                    continue;
                }

                letter = AccentedLetters.Base(char.ToLowerInvariant(c));
                if (!Chars.IsLetter(letter))
                {
                    return 0;
                }
            }

            packed = (packed << LatinBits) | (letter & 31u);
            count++;
        }

        return count > MaxLatin ? 0 : packed;
    }

    private static ulong PackKana(ReadOnlySpan<char> word)
    {
        var packed = 0UL;
        var count = 0;
        foreach (var c in word)
        {
            if (!IsAccent(c))
            {
                packed = (packed << KanaBits) | (uint)(AccentedLetters.Base(c) - KanaStart);
                count++;
            }
        }

        return count > MaxKana ? 0 : packed;
    }

    private static ulong PackHangul(ReadOnlySpan<char> word)
    {
        var packed = 0UL;
        var count = 0;
        for (var at = 0; at < word.Length; count++)
        {
            packed = (packed << 16) | ReadSyllable(word, ref at);
        }

        return count > MaxHangul ? 0 : packed;
    }

    // A syllable, whole or as the two or three letters that it is composed of.
    private static uint ReadSyllable(ReadOnlySpan<char> word, ref int at)
    {
        var lead = word[at++] - FirstLead;
        if (lead is < 0 or >= FirstVowel - FirstLead || at >= word.Length || word[at] - FirstVowel is < 0 or >= Vowels)
        {
            return word[at - 1];
        }

        var syllable = ((lead * Vowels) + (word[at++] - FirstVowel)) * Tails;
        if (at < word.Length && word[at] - FirstTail is > 0 and < Tails)
        {
            syllable += word[at++] - FirstTail;
        }

        return (uint)(FirstSyllable + syllable);
    }
}
