using System.Collections.Frozen;
using System.Globalization;

namespace OpenClawSync.Encodings;

/// <summary>How much a decoded text looks like text that people write in the languages of its encoding.</summary>
internal static class TextLikelihood
{
    private static readonly FrozenSet<char> Latin = "éèêàâäáãåæçñöóôõøüúùûíîïëßąćęłńśźżčďěňřšťůžőűăâîșțğışœìò".ToFrozenSet();
    private static readonly FrozenSet<char> Cyrillic = "оеаинтсрвлкмдпуяыьгз".ToFrozenSet();
    private static readonly FrozenSet<char> Greek = "αοιετσνηυρπκμλςάέήίόύώ".ToFrozenSet();
    private static readonly FrozenSet<char> Semitic = "יוהלאמרתבשנםןاليةنمرتوبعدسفكحهق".ToFrozenSet();
    private static readonly FrozenSet<char> Punctuation = "«»„“”‚‘’–—…•€£°§©®™№·´".ToFrozenSet();
    private static readonly FrozenSet<char> WidePunctuation = "，。：、；（）「」『』！？～《》【】・ー　".ToFrozenSet();

    /// <summary>The sum over all characters that are not ASCII; about 1 for each of their bytes where the encoding is right.</summary>
    public static double Of(string text, int codePage)
    {
        var sum = 0.0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] >= 0x80)
            {
                sum += CodePages.IsEastAsian(codePage)
                    ? OfEastAsian(text[i], codePage)
                    : OfLetter(i > 0 ? text[i - 1] : ' ', text[i], i + 1 < text.Length ? text[i + 1] : ' ', codePage);
            }
        }

        return sum;
    }

    private static double OfEastAsian(char character, int codePage)
    {
        var common = CommonCharacters.In(codePage);
        return character switch
        {
            _ when WidePunctuation.Contains(character) => 2.2,
            _ when common.Contains(character) => 3,
            >= '\u3040' and < '\u30ff' => codePage is CodePages.ShiftJis or CodePages.EucJp ? 2.6 : 0.2,
            >= '\u4e00' and < '\ua000' => codePage == CodePages.Korean ? -1
            : CommonCharacters.IsFrequentRegion(character, codePage) ? 1.1
            : -0.8,
            >= '\uac00' and < '\ud7a4' => CommonCharacters.IsFrequentRegion(character, codePage) ? 0.9 : -1,
            >= '\uff61' and < '\uffa0' => -1,
            >= '\uff01' and < '\uff5f' => 1.2,
            >= '\u2010' and < '\u2600' => 0.8,
            < '\u0500' => -0.5,
            _ => -4,
        };
    }

    private static double OfLetter(char before, char character, char after, int codePage)
    {
        if (!char.IsLetter(character))
        {
            return CharUnicodeInfo.GetUnicodeCategory(character) switch
            {
                UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => -6,
                UnicodeCategory.NonSpacingMark => codePage is 874 or 1255 or 1256 or 1258 ? 0.9 : -2,
                _ when char.IsLetter(before) && char.IsLetter(after) && character is not ('’' or '·' or '–' or '—') => -2.5,
                _ when character is '¿' or '¡' => char.IsLetter(after) && codePage is 1252 ? 1.2 : -1,
                _ when Punctuation.Contains(character) => 0.7,
                UnicodeCategory.SpaceSeparator => 0.3,
                _ => -1,
            };
        }

        var script = Script(character);
        var isCased = char.IsUpper(character) || char.IsLower(character);
        var score = 0.6 + Prior(codePage);
        if (isCased)
        {
            // In a wrong encoding capitals stand where there should be small letters.
            score +=
                char.IsLower(character) ? 0.3
                : char.IsLower(before) ? -2.5
                : char.IsLower(after) || !char.IsLetter(before) ? 0
                : -0.4;
            score -= char.IsUpper(before) && char.IsLower(character) && char.IsUpper(after) ? 1.5 : 0;
        }

        foreach (var neighbor in (ReadOnlySpan<char>)[before, after])
        {
            if (char.IsLetter(neighbor))
            {
                score += Script(neighbor) == script ? (script == 'L' && neighbor >= 0x80 ? -0.6 : 0.15) : -1.2;
            }
        }

        return score
            + script switch
            {
                'L' => Latin.Contains(char.ToLowerInvariant(character)) ? 0.5 : -0.6,
                'C' => Cyrillic.Contains(char.ToLowerInvariant(character)) ? 0.5 : -0.1,
                'G' => Greek.Contains(char.ToLowerInvariant(character)) ? 0.4 : -0.3,
                'S' => Semitic.Contains(character) ? 0.3 : -0.3,
                'T' => 0.2,
                _ => -1,
            };
    }

    // How frequent an encoding is, where the same bytes are equally likely in several.
    private static double Prior(int codePage) =>
        codePage switch
        {
            1252 or 1251 => 0.15,
            1250 or 20866 => 0.05,
            1254 or 1253 or 1255 or 1256 or 874 => 0,
            866 or 850 => -0.05,
            _ => -0.15,
        };

    private static char Script(char character) =>
        character switch
        {
            < '\u0250' or (>= '\u1e00' and < '\u1f00') => 'L',
            >= '\u0370' and < '\u0400' => 'G',
            >= '\u0400' and < '\u0530' => 'C',
            >= '\u0590' and < '\u0700' => 'S',
            >= '\u0e00' and < '\u0e80' => 'T',
            _ => '?',
        };
}
