using System.Runtime.CompilerServices;

namespace OpenClawSync.Detection.Text;

/// <summary>Classifies characters. But for blanks and line ends, what is not ASCII is of no kind.</summary>
internal static class Chars
{
    public const byte LowerFlag = 1,
        UpperFlag = 2,
        DigitFlag = 4,
        HexFlag = 8;

    private const byte TokenFlag = 16,
        NameFlag = 32,
        JoinFlag = 64,
        Base64Flag = 128;

    private static readonly byte[] Table = Build();

    /// <summary>The kinds of an ASCII character as flags; 0 for any other.</summary>
    public static int KindsOf(char c) => c < 128 ? Table[c] : 0;

    public static bool IsLetterOrDigit(char c) => Is(c, LowerFlag | UpperFlag | DigitFlag);

    public static bool IsLetter(char c) => Is(c, LowerFlag | UpperFlag);

    public static bool IsLower(char c) => Is(c, LowerFlag);

    public static bool IsUpper(char c) => Is(c, UpperFlag);

    public static bool IsDigit(char c) => Is(c, DigitFlag);

    public static bool IsHex(char c) => Is(c, HexFlag);

    /// <summary>Letters, digits, <c>_ -</c>.</summary>
    public static bool IsToken(char c) => Is(c, TokenFlag);

    /// <summary>Letters, digits, <c>+ /</c> and their URL-safe replacements <c>_ -</c>.</summary>
    public static bool IsBase64(char c) => Is(c, Base64Flag);

    /// <summary>Letters, digits, <c>_ - . $</c>: what the names of keys consist of.</summary>
    public static bool IsName(char c) => Is(c, NameFlag);

    /// <summary>Base64 characters, and those that join the parts of a token: <c>. : | = ~ % , $ ^ # !</c>.</summary>
    public static bool IsJoined(char c) => Is(c, JoinFlag);

    public static bool IsBlank(char c) => c is ' ' or '\t' or '\u00a0' or '\u3000';

    public static bool IsLineEnd(char c) => c is '\n' or '\r';

    public static bool IsSpace(char c) => IsBlank(c) || IsLineEnd(c);

    public static char ToLower(char c) => Is(c, UpperFlag) ? (char)(c | 0x20) : c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Is(char c, int flags) => c < 128 && (Table[c] & flags) != 0;

    private static byte[] Build()
    {
        var table = new byte[128];
        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)i;
            var flags =
                char.IsAsciiLetterLower(c) ? LowerFlag
                : char.IsAsciiLetterUpper(c) ? UpperFlag
                : 0;
            if (char.IsAsciiDigit(c))
            {
                flags |= DigitFlag;
            }

            if (char.IsAsciiHexDigit(c))
            {
                flags |= HexFlag;
            }

            var word = char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
            if (word)
            {
                flags |= TokenFlag;
            }

            if (word || c is '+' or '/')
            {
                flags |= Base64Flag;
            }

            if (word || c is '.' or '$')
            {
                flags |= NameFlag;
            }

            if (word || c is '+' or '/' or '.' or ':' or '|' or '=' or '~' or '%' or ',' or '$' or '^' or '#' or '!')
            {
                flags |= JoinFlag;
            }

            table[i] = (byte)flags;
        }
        return table;
    }
}
