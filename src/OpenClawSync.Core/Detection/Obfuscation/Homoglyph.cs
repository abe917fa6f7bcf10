using System.Globalization;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Obfuscation;

/// <summary>Reads characters as they look: letters that resemble ASCII ones, invisible characters and escapes.</summary>
internal static class Homoglyph
{
    // Pairs of a letter of another alphabet and the Latin one that it looks like.
    private const string LookAlikes =
        "аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwкkмmтtвbнhАAЕEОOРPСCУYХXІIЈJЅSТTКKМMВBНHαaοoρpνvκkιiτtυuεeηnΑAΒBΕEΖZ"
        + "ΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXɡgıiӏlⅼlⅰiⅽcⅾdⅿmⅤVⅩX";

    /// <summary>The first UTF-16 code unit of the mathematical alphanumeric symbols.</summary>
    public const char MathLead = '\ud835';

    private static readonly char[] Folds = BuildFolds();

    /// <summary>The length of the character in the text, and what it looks like: the null character when it is invisible.</summary>
    public static int Read(ReadOnlySpan<char> text, int at, out char seen)
    {
        seen = text[at];
        if (seen < 128)
        {
            return seen switch
            {
                '\\' => ReadEscape(text, at, ref seen),
                '&' => ReadEntity(text, at, ref seen),
                '%' => ReadPercent(text, at, ref seen),
                _ => 1,
            };
        }

        if (char.IsHighSurrogate(seen) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            return ReadPair(char.ConvertToUtf32(seen, text[at + 1]), ref seen);
        }

        if (IsInvisible(text, at))
        {
            seen = '\0';
        }
        else if (IsFullWidth(seen))
        {
            seen = (char)(seen - 0xFEE0);
        }
        else if (HasFold(seen) && IsAmongLatin(text, at))
        {
            seen = Folds[seen];
        }

        return 1;
    }

    public static bool IsFullWidth(char c) => c is >= '！' and <= '～';

    public static bool IsFullWidthWord(char c) => IsFullWidth(c) && Chars.IsLetterOrDigit((char)(c - 0xFEE0));

    public static bool IsFolded(char c) => char.IsHighSurrogate(c) || HasFold(c);

    private static bool HasFold(char c) => c < Folds.Length && Folds[c] != '\0';

    private static char[] BuildFolds()
    {
        var folds = new char[LookAlikes.Max() + 1];
        for (var i = 0; i < LookAlikes.Length; i += 2)
        {
            folds[LookAlikes[i]] = LookAlikes[i + 1];
        }

        for (var c = '\0'; c < 128; c++)
        {
            folds[c] = '\0';
        }

        return folds;
    }

    public static bool IsInvisible(ReadOnlySpan<char> text, int at) =>
        text[at] switch
        {
            '\u00ad' or '\u034f' or '\u061c' or '\u115f' or '\u1160' or '\u17b4' or '\u17b5' or '\u3164' or '\uffa0' => true,
            >= '\u180b' and <= '\u180f' => true,
            >= '\u200b' and <= '\u200f' or >= '\u202a' and <= '\u202e' or >= '\u2060' and <= '\u206f' => true,
            >= '\ufe00' and <= '\ufe0f' or '\ufeff' => true,
            '\udb40' => true,
            >= '\u0300' and <= '\u036f' => at > 0 && text[at - 1] is > ' ' and < '\x7f',
            _ => false,
        };

    // Tags and variation selectors are invisible; mathematical letters and digits look like plain ones.
    private static int ReadPair(int code, ref char seen)
    {
        if (code is >= 0xE0000 and <= 0xE0FFF)
        {
            seen = '\0';
        }
        else if (code is >= 0x1D400 and <= 0x1D7FF or >= 0x1F130 and <= 0x1F169)
        {
            seen = MathLetter(code);
        }

        return 2;
    }

    private static char MathLetter(int code)
    {
        if (code >= 0x1F130)
        {
            return (char)('A' + ((code - 0x1F130) % 26));
        }

        if (code >= 0x1D7CE)
        {
            return (char)('0' + ((code - 0x1D7CE) % 10));
        }

        var letter = (code - 0x1D400) % 52;
        return (char)(letter < 26 ? 'A' + letter : 'a' + letter - 26);
    }

    private static bool IsAmongLatin(ReadOnlySpan<char> text, int at)
    {
        var latin = 0;
        for (var i = at - 1; i >= 0 && at - i < 24 && IsWord(text[i]); i--)
        {
            latin += Chars.IsLetterOrDigit(text[i]) || text[i] is '_' ? 1 : 0;
        }

        for (var i = at + 1; i < text.Length && i - at < 24 && IsWord(text[i]); i++)
        {
            latin += Chars.IsLetterOrDigit(text[i]) || text[i] is '_' ? 1 : 0;
        }

        return latin > 0;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

    // At any depth of escaping: `\u0041`, `\\u0041`.
    private static int ReadEscape(ReadOnlySpan<char> text, int at, ref char seen)
    {
        var slashes = 1;
        while (at + slashes < text.Length && text[at + slashes] == '\\' && slashes < 16)
        {
            slashes++;
        }

        var code = at + slashes + 1;
        if (code + 4 > text.Length || text[code - 1] != 'u')
        {
            return 1;
        }

        if (!ushort.TryParse(text.Slice(code, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            return 1;
        }

        Span<char> decoded = [(char)unit];
        Read(decoded, 0, out seen);
        if (decoded[0] is '\\' or '&')
        {
            seen = decoded[0];
        }

        return slashes + 5;
    }

    /// <summary>
    /// Whether a percent sign stands for a character that no URL has to encode, such as <c>%5F</c> for <c>_</c>: then it hides a word.
    /// </summary>
    public static bool IsNeedlessPercent(ReadOnlySpan<char> text, int at)
    {
        var seen = '%';
        return ReadPercent(text, at, ref seen) > 1;
    }

    private static int ReadPercent(ReadOnlySpan<char> text, int at, ref char seen)
    {
        if (at + 3 > text.Length || !Chars.IsHex(text[at + 1]) || !Chars.IsHex(text[at + 2]))
        {
            return 1;
        }

        var decoded = (char)byte.Parse(text.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (!Chars.IsToken(decoded) && decoded is not ('.' or '~'))
        {
            return 1;
        }

        seen = decoded;
        return 3;
    }

    private static int ReadEntity(ReadOnlySpan<char> text, int at, ref char seen)
    {
        var rest = text[at..Math.Min(text.Length, at + 10)];
        var end = rest.IndexOf(';');
        if (end < 3)
        {
            return 1;
        }

        var name = rest[1..end];
        var code = 0;
        if (name is "quot")
        {
            code = '"';
        }
        else if (name is "apos")
        {
            code = '\'';
        }
        else if (name[0] == '#' && name[1] is 'x' or 'X')
        {
            _ = int.TryParse(name[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);
        }
        else if (name[0] == '#')
        {
            _ = int.TryParse(name[1..], NumberStyles.None, CultureInfo.InvariantCulture, out code);
        }

        if (code is <= 0 or > 127)
        {
            return 1;
        }

        seen = (char)code;
        return end + 1;
    }
}
