using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Language;

/// <summary>The scripts that matter for finding words: those without blanks between words, and those without capitals.</summary>
internal static class Scripts
{
    /// <summary>Whether the character belongs to a script that writes words without blanks between them: Chinese, Japanese, Thai.</summary>
    public static bool IsUnspaced(char c) =>
        c >= '\u0e00'
        && c
            is (>= '\u0e00' and <= '\u0eff') // Thai, Lao
                or (>= '\u1000' and <= '\u109f') // Myanmar
                or (>= '\u1780' and <= '\u17ff') // Khmer
                or (>= '\u3005' and <= '\u3007')
                or (>= '\u3041' and <= '\u30ff' and not '・') // Kana
                or (>= '\u3400' and <= '\u4dbf')
                or (>= '\u4e00' and <= '\u9fff')
                or (>= '\uf900' and <= '\ufaff')
                or (>= '\uff66' and <= '\uff9f');

    /// <summary>Whether the character belongs to a script without capitals, which the Latin letters of a value stand out from.</summary>
    public static bool IsCaseless(char c) =>
        IsUnspaced(c)
        || c
            is (>= '\u0590' and <= '\u07bf') // Hebrew, Arabic, Syriac, Thaana
                or (>= '\u0900' and <= '\u0dff') // Indic
                or (>= '\u10d0' and <= '\u10ff') // Georgian
                or (>= '\u1100' and <= '\u11ff')
                or (>= '\u1200' and <= '\u137f') // Ethiopic
                or (>= '\uac00' and <= '\ud7a3')
                or (>= '\ufb1d' and <= '\ufdff')
                or (>= '\ufe70' and <= '\ufefc');

    /// <summary>Whether the character is part of a word: a letter, digit or vowel sign of any script.</summary>
    public static bool IsWordPart(char c) => c < 128 ? Chars.IsLetterOrDigit(c) : char.IsLetterOrDigit(c) || IsVowelSign(c);

    private static bool IsVowelSign(char c) =>
        c
            is (>= '\u0300' and <= '\u036f')
                or (>= '\u0591' and <= '\u0e4f' and not ('\u0964' or '\u0965' or '\u0e3f' or '\u060c' or '\u061b' or '\u061f' or '\u06d4'))
        || c is '\u200c' or '\u200d';
}
