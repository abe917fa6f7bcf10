using System.Buffers;

namespace OpenClawSync.Sources.Notes;

/// <summary>Prepares text for reading times by replacing full-width characters one by one, so that positions stay the same.</summary>
internal static class TimeText
{
    /// <summary>The digits that can occur in a time.</summary>
    public static readonly SearchValues<char> Digits = SearchValues.Create("0123456789０１２３４５６７８９");

    private const int FullWidthOffset = '！' - '!';

    public static string Normalize(string text) =>
        string.Create(
            text.Length,
            text,
            static (characters, source) =>
            {
                for (var i = 0; i < characters.Length; i++)
                {
                    characters[i] = Normalize(source[i]);
                }
            }
        );

    /// <summary>
    /// Whether a character beside a time would make it part of a word. Letters of scripts that are written without spaces would not.
    /// </summary>
    public static bool IsWord(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or (>= 'À' and < '\u0590');

    private static char Normalize(char character) =>
        character switch
        {
            >= '！' and <= '～' => (char)(character - FullWidthOffset),
            '〜' => '~',
            '【' or '〔' or '「' => '[',
            '】' or '〕' or '」' => ']',
            '\u2010' or '\u2011' or '\u2212' => '-',
            _ => character,
        };
}
