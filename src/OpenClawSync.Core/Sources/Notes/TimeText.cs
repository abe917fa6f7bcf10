using System.Buffers;

namespace OpenClawSync.Sources.Notes;

/// <summary>Text made ready for reading times: full-width forms become the plain ones, unit for unit.</summary>
internal static class TimeText
{
    /// <summary>Digits that a time can be written with.</summary>
    public static readonly SearchValues<char> Digits = SearchValues.Create("0123456789０１２３４５６７８９");

    private const int FullWidthOffset = '！' - '!';

    public static string Normalize(string text) =>
        string.Create(
            text.Length,
            text,
            static (units, source) =>
            {
                for (var i = 0; i < units.Length; i++)
                {
                    units[i] = Normalize(source[i]);
                }
            }
        );

    /// <summary>
    /// Letters and digits that would make a time a part of a word. Scripts written without spaces may touch a time.
    /// </summary>
    public static bool IsWord(char unit) => char.IsAsciiLetterOrDigit(unit) || unit is '_' or (>= 'À' and < '\u0590');

    private static char Normalize(char unit) =>
        unit switch
        {
            >= '！' and <= '～' => (char)(unit - FullWidthOffset),
            '〜' => '~',
            '【' or '〔' or '「' => '[',
            '】' or '〕' or '」' => ']',
            '\u2010' or '\u2011' or '\u2212' => '-',
            _ => unit,
        };
}
